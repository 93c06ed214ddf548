import type { Application } from '../../../kernel/context.ts';
import { sameSecret } from '../../../kernel/secrets.ts';

const DAY_MS = 86_400_000;
const SIGNATURE_CHARACTERS = 22;

/**
 * Folder name that opens the files of one version on the content origin, for two to three days.
 *
 * It changes once a day and not at each opening, so that browsers keep what they have downloaded.
 */
export function contentTicket(app: Application, packageVersionId: string, now: Date): string {
  const lastDay = Math.floor(now.getTime() / DAY_MS) + 2;
  return `${packageVersionId}.${lastDay}.${signature(app, packageVersionId, lastDay)}`;
}

/** The version that a ticket opens, or null when it is not ours or is over. */
export function versionOfTicket(app: Application, ticket: string, now: Date): string | null {
  const [packageVersionId = '', day = '', signed = ''] = ticket.split('.');
  const lastDay = Number(day);
  if (!Number.isInteger(lastDay) || Math.floor(now.getTime() / DAY_MS) > lastDay) return null;
  const wanted = signature(app, packageVersionId, lastDay);
  return sameSecret(Buffer.from(wanted), Buffer.from(signed)) ? packageVersionId : null;
}

function signature(app: Application, packageVersionId: string, lastDay: number): string {
  return app.secrets
    .sign('content-ticket', `${packageVersionId}.${lastDay}`)
    .toString('base64url')
    .slice(0, SIGNATURE_CHARACTERS);
}
