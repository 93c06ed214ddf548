import { randomBytes, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type Anchor, TimeStampRefused, type TimeStampStore } from '../../modules/quality/ports.ts';
import { askAuthority } from './ask-authority.ts';
import { NotDer } from './der.ts';
import { nonceFrom, timeStampQuery, tokenIn } from './query.ts';
import { readTimeStamp } from './token.ts';

const TIMEOUT_MS = 15_000;
/** An authority whose clock is further from ours than this proves nothing that we could defend. */
const MAX_DRIFT_MS = 10 * 60_000;

type Parts = {
  readonly dataDir: string;
  /** Where the authority answers; null: tokens kept earlier are still read and verified. */
  readonly url: string | null;
  /** Certificates of the authorities that are trusted; without any, a token proves its hash and time but not by whom. */
  readonly authorities: readonly X509Certificate[];
  readonly now: () => Date;
  readonly timeoutMs?: number;
};

/**
 * Time stamps of the journal's head by an authority (RFC 3161), one file each beside the database.
 *
 * The imprint is the head's own hash, so that anybody checks a file with `openssl ts -verify -token_in -digest <hash>`.
 */
export function timeStampAnchors({ dataDir, url, authorities, now, timeoutMs = TIMEOUT_MS }: Parts): TimeStampStore {
  const folder = join(dataDir, 'anchors', 'time-stamps');
  return {
    kind: 'rfc3161',
    isOn: url !== null,
    isPinned: authorities.length > 0,
    async add({ seq, hash }) {
      if (!url) throw new Error('no time stamp authority is configured');
      const imprint = Buffer.from(hash, 'hex');
      const nonce = nonceFrom(randomBytes(8));
      const token = grantedToken(await askAuthority(url, timeStampQuery({ imprint, nonce }), timeoutMs));
      const stamp = readTimeStamp(token, authorities);
      if (!stamp.imprint.equals(imprint)) throw new TimeStampRefused('IMPRINT');
      if (!stamp.nonce?.equals(nonce)) throw new TimeStampRefused('NONCE');
      if (Math.abs(stamp.at.getTime() - now().getTime()) > MAX_DRIFT_MS) throw new TimeStampRefused('CLOCK');
      await keep(folder, `${seq}.tst`, token);
      return token.toString('base64');
    },
    async read() {
      const names = (await readdir(folder).catch(() => [])).filter((name) => /^\d{1,15}\.tst$/.test(name));
      const anchors: Anchor[] = [];
      for (const name of names) {
        const token = await readFile(join(folder, name));
        const anchor = anchorOf(Number.parseInt(name, 10), token, authorities);
        if (anchor) anchors.push(anchor);
      }
      anchors.sort((one, other) => one.seq - other.seq);
      return { anchors, forged: names.length - anchors.length };
    },
    judge: (seq, proof) => anchorOf(seq, Buffer.from(proof, 'base64'), authorities),
  };
}

/** Certificates of a PEM file, one after the other; a file without any is refused. */
export function readAuthorities(path: string): X509Certificate[] {
  const text = readFileSync(path, 'utf8');
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) throw new Error(`TSA_CA_FILE : le fichier ${path} ne contient aucun certificat PEM.`);
  return blocks.map((block) => new X509Certificate(block));
}

function grantedToken(answer: Buffer): Buffer {
  try {
    const token = tokenIn(answer);
    if (token) return token;
  } catch (error) {
    if (error instanceof NotDer) throw new TimeStampRefused('UNREADABLE');
    throw error;
  }
  throw new TimeStampRefused('NOT_GRANTED');
}

/** What a kept token attests, or null when it does not hold any more, or never did. */
function anchorOf(seq: number, token: Buffer, authorities: readonly X509Certificate[]): Anchor | null {
  try {
    const { imprint, at } = readTimeStamp(token, authorities);
    return { seq, hash: imprint.toString('hex'), at: at.toISOString() };
  } catch (error) {
    if (error instanceof TimeStampRefused) return null;
    throw error;
  }
}

/** Written whole and flushed before it takes its name: a crash leaves the file or nothing. */
async function keep(folder: string, name: string, bytes: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `${name}.${randomBytes(6).toString('hex')}`);
  const file = await open(draft, 'wx', 0o644);
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
  await rename(draft, join(folder, name));
  await open(folder, 'r')
    .then((directory) => directory.sync().finally(() => directory.close()))
    // Windows opens no folder, and keeps names by itself.
    .catch(() => undefined);
}
