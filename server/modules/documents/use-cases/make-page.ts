import QRCode from 'qrcode';
import type { Context } from '../../../kernel/context.ts';
import { findFile } from '../../../kernel/files.ts';
import type { PdfMaker } from '../../../kernel/pdf/pdf-maker.ts';
import { findOrganisationCard } from '../../people/index.ts';
import { embeddedLogo } from '../domain/embedded-logo.ts';
import { frenchDay } from '../domain/french.ts';
import { fingerprint, shownFingerprint } from './certificate-facts.ts';

const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 20;

/** A code nobody guesses (31^20) without letters that look like digits. */
export function newVerifyCode(ctx: Context): string {
  const bytes = ctx.randomBytes(CODE_LENGTH);
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

export type Issue = { readonly number: string; readonly version: number; readonly verifyCode: string };

/** The page of a document: its facts, its number, its fingerprint and the way to verify it. */
export async function makePage(
  ctx: Context,
  pdfs: PdfMaker,
  { template, facts, issue }: { template: string; facts: object; issue: Issue },
): Promise<Buffer> {
  const address = `${ctx.app.settings.appOrigin}/v/${issue.verifyCode}`;
  const { brandColor, logo } = await branding(ctx);
  const data = {
    ...facts,
    ...issue,
    brandColor,
    logo,
    issuedOn: frenchDay(ctx.now),
    seal: shownFingerprint(fingerprint(facts)),
    verifyAddressShown: `${new URL(address).host}/v/ ${issue.verifyCode.replace(/(.{5})(?=.)/g, '$1 ')}`,
    qrCode: await QRCode.toString(address, {
      type: 'svg',
      margin: 0,
      errorCorrectionLevel: 'M',
      color: { dark: brandColor, light: '#ffffff' },
    }),
  };
  return pdfs.make(`documents/${template}`, data, ctx.now);
}

/** Colour and logo of the organisation: how a page looks, never part of what it attests. */
async function branding(ctx: Context): Promise<{ brandColor: string; logo: string }> {
  const card = await findOrganisationCard(ctx);
  const brandColor = card?.brandColor ?? '#054957';
  if (!card?.logoFileId) return { brandColor, logo: '' };
  const { mediaType } = await findFile(ctx, card.logoFileId);
  return { brandColor, logo: embeddedLogo({ mediaType, bytes: await ctx.app.files.readAll(card.logoFileId) }) };
}
