import { createHmac } from 'node:crypto';
import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { sameSecret } from '../../../kernel/secrets.ts';
import { codeStep, goodSteps, STEP_MS, shortCode } from '../domain/rotating-code.ts';
import { listOpenSheets } from '../store/sheet.read.ts';
import { existingSlot } from './read-sheet.ts';

const TOKEN_BYTES = 16;

function fingerprint(secret: Uint8Array, slotId: string, step: number): Buffer {
  return createHmac('sha256', secret).update(`${slotId}:${step}`).digest();
}

/** The address and the short code to show now, and for how long they are the ones shown. */
export async function showCode(ctx: Context, slotId: string) {
  const slot = await existingSlot(ctx, slotId);
  if (slot.state !== 'OPEN' || !slot.codeSecret) throw new Refusal('SHEET_NOT_OPEN');
  const print = fingerprint(slot.codeSecret, slotId, codeStep(ctx.now));
  return {
    // After the # so that it never reaches a server log or a Referer header.
    address: `${ctx.app.settings.appOrigin}/signer#${slotId}.${print.subarray(0, TOKEN_BYTES).toString('base64url')}`,
    shortCode: shortCode(print),
    validForMs: STEP_MS - (ctx.now.getTime() % STEP_MS),
  };
}

/** The open half-day that a scanned or typed code belongs to, or null when it is wrong or too old. */
export async function slotOfCode(
  ctx: Context,
  code: { slotId: string; token: string } | { shortCode: string },
): Promise<string | null> {
  const sheets = await listOpenSheets(ctx);
  const isRight = (sheet: { slotId: string; codeSecret: Buffer }) =>
    goodSteps(ctx.now).some((step) => {
      const print = fingerprint(sheet.codeSecret, sheet.slotId, step);
      if ('shortCode' in code) return shortCode(print) === code.shortCode.toUpperCase().replace(/\s/g, '');
      return (
        sheet.slotId === code.slotId && sameSecret(print.subarray(0, TOKEN_BYTES), Buffer.from(code.token, 'base64url'))
      );
    });
  return sheets.find(isRight)?.slotId ?? null;
}
