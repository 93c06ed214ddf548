import { fileAnchors } from '../adapters/anchor-file/index.ts';
import { timeStampAnchors } from '../adapters/anchor-rfc3161/index.ts';
import { webauthnPasskeys } from '../adapters/passkey-webauthn/index.ts';
import { argon2Passwords } from '../adapters/password-argon2/index.ts';
import { typstPdfs } from '../adapters/pdf-typst/index.ts';
import type { Adapters } from '../modules.ts';

/** Adapters that are made and never used: to read what modules declare. */
export function idleAdapters(dataDir: string): Adapters {
  return {
    passwords: argon2Passwords(),
    passkeys: webauthnPasskeys(),
    anchors: fileAnchors(dataDir),
    timeStamps: timeStampAnchors({ dataDir, url: null, authorities: [], now: () => new Date() }),
    pdfs: typstPdfs(),
    mail: null,
    backups: null,
    calendars: { freezesOf: async () => null },
  };
}
