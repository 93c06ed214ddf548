import type { z } from 'zod';
import type { SignatureBody } from '../../../../contract/attendance.ts';
import type { Application, Context, TransactionScope } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { HttpFacts } from '../../../kernel/route.ts';
import { sameSecret } from '../../../kernel/secrets.ts';
import { countTry } from '../../../kernel/throttle.ts';
import { asOrganisation } from '../../../kernel/transaction.ts';
import { nameKey } from '../../people/index.ts';
import { closesAt, isSigningTime } from '../domain/signing-window.ts';
import { findSlot, listExpected } from '../store/sheet.read.ts';
import { slotOfCode } from './show-code.ts';
import { sign } from './sign.ts';

const CLOCK = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', timeStyle: 'short' });
const TICKET_MS = 5 * 60_000;
const WHY = 'the code shown in the room opens this half-day only, by initials, for five minutes';

type Opening = { slotId: string; token: string } | { shortCode: string };

/** Somebody has scanned the code shown in the room: a ticket for this half-day, and the initials of who is still to sign. */
export async function openSigning(
  app: Application,
  scope: TransactionScope,
  { code, http }: { code: Opening; http: HttpFacts },
) {
  await countTry(app, { door: 'signing-code', subject: http.address, limit: 300, windowMn: 15 });
  return app.transaction(scope, (ctx) =>
    asOrganisation(ctx, WHY, async () => {
      const slotId = await slotOfCode(ctx, code);
      const slot = slotId ? await findSlot(ctx, slotId) : null;
      if (!slot) throw new Refusal('CODE_EXPIRED');
      if (!isSigningTime(slot, ctx.now))
        throw new Refusal('SIGNING_OVER', { closedAt: CLOCK.format(closesAt(slot.endsAt)) });
      const people = (await listExpected(ctx, [slot.slotId])).filter((person) => !person.signedAt);
      return {
        ticket: ticketFor(ctx, slot.slotId),
        title: slot.title,
        startsAt: slot.startsAt.toISOString(),
        endsAt: slot.endsAt.toISOString(),
        place: slot.place,
        trainerName: slot.trainerName,
        people: people.map(({ enrolmentId, firstName, lastName, companyName }) => ({
          enrolmentId,
          initials: `${firstName.charAt(0)}. ${lastName.charAt(0)}.`.toUpperCase(),
          companyName,
        })),
      };
    }),
  );
}

type Wanted = { ticket: string; enrolmentId: string; lastName: string; signature: z.output<typeof SignatureBody> };

/** Signs on one's own phone: the ticket proves the room, the last name confirms the person. */
export async function signOnOwnPhone(
  app: Application,
  scope: TransactionScope,
  { wanted, http }: { wanted: Wanted; http: HttpFacts },
) {
  await countTry(app, { door: 'signing-address', subject: http.address, limit: 300, windowMn: 15 });
  await countTry(app, {
    door: 'signing-name',
    subject: `${http.address} ${wanted.enrolmentId}`,
    limit: 10,
    windowMn: 15,
  });
  return app.transaction(scope, (ctx) =>
    asOrganisation(ctx, WHY, async () => {
      const slotId = slotOfTicket(ctx, wanted.ticket);
      const slot = slotId ? await findSlot(ctx, slotId) : null;
      if (!slot) throw new Refusal('TICKET_EXPIRED');
      const person = (await listExpected(ctx, [slot.slotId])).find((one) => one.enrolmentId === wanted.enrolmentId);
      if (!person) throw new Refusal('LEARNER_NOT_EXPECTED');
      if (nameKey('', wanted.lastName) !== nameKey('', person.lastName)) throw new Refusal('NAME_DOES_NOT_MATCH');
      return sign(ctx, {
        slot,
        enrolmentId: wanted.enrolmentId,
        signature: wanted.signature,
        via: 'own-device',
        userAgent: http.userAgent,
      });
    }),
  );
}

/** A ticket carries its half-day and its end, and our keyed mark: nothing is stored for it. */
function ticketFor(ctx: Context, slotId: string): string {
  const text = `${slotId}.${ctx.now.getTime() + TICKET_MS}`;
  return `${text}.${ctx.app.secrets.sign('signing-ticket', text).toString('base64url')}`;
}

function slotOfTicket(ctx: Context, ticket: string): string | null {
  const [slotId = '', end = '', mark = ''] = ticket.split('.');
  const right = ctx.app.secrets.sign('signing-ticket', `${slotId}.${end}`);
  return sameSecret(right, Buffer.from(mark, 'base64url')) && ctx.now.getTime() <= Number(end) ? slotId : null;
}
