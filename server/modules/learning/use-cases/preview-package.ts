import type { Application, Context } from '../../../kernel/context.ts';
import { isUuid } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { sameSecret } from '../../../kernel/secrets.ts';
import { findPackageVersion } from '../store/package.read.ts';
import { playerAddress } from './player-address.ts';

const PREVIEW_MS = 3_600_000;

/** Address that plays a version without keeping anything. The right is signed into it, for one hour. */
export async function previewPackage(ctx: Context, packageVersionId: string): Promise<{ url: string }> {
  if (!(await findPackageVersion(ctx, packageVersionId))) throw new Refusal('NOT_FOUND');
  const until = ctx.now.getTime() + PREVIEW_MS;
  const token = `p.${packageVersionId}.${until}.${signature(ctx.app, packageVersionId, until)}`;
  return { url: playerAddress(ctx, token) };
}

/** The version that a preview token opens; null when it is not one of ours or is over. */
export function previewedVersion(app: Application, token: string, now: Date): string | null {
  const [prefix, packageVersionId = '', until = '', signed = ''] = token.split('.');
  if (prefix !== 'p' || !isUuid(packageVersionId) || !(Number(until) > now.getTime())) return null;
  const wanted = signature(app, packageVersionId, Number(until));
  return sameSecret(Buffer.from(wanted), Buffer.from(signed)) ? packageVersionId : null;
}

const signature = (app: Application, packageVersionId: string, until: number) =>
  app.secrets.sign('package-preview', `${packageVersionId}.${until}`).toString('base64url');
