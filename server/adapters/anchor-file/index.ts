import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeOnce } from '../../kernel/write-once.ts';
import type { Anchor, AnchorStore } from '../../modules/quality/ports.ts';

/**
 * Anchors as lines of a file beside the database, each signed with an Ed25519 key of this installation.
 *
 * Copy the file elsewhere (backup, mail to oneself): a copy taken before a fraud shows it, whatever is done here after.
 */
export function fileAnchors(dataDir: string): AnchorStore {
  const path = join(dataDir, 'anchors', 'trail.jsonl');
  const keyPath = join(dataDir, 'keys', 'anchor.pem');
  return {
    kind: 'signed-file',
    async add(anchor) {
      const key = await signingKey(keyPath);
      const proof = sign(null, Buffer.from(text(anchor)), key).toString('base64url');
      await mkdir(join(dataDir, 'anchors'), { recursive: true });
      const file = await open(path, 'a', 0o644);
      await file.appendFile(`${JSON.stringify({ ...anchor, proof })}\n`);
      await file.sync();
      await file.close();
      return proof;
    },
    async read() {
      const lines = (await readFile(path, 'utf8').catch(() => '')).split('\n').filter(Boolean);
      if (lines.length === 0) return { anchors: [], forged: 0 };
      const key = createPublicKey(await signingKey(keyPath));
      const anchors = lines.map((line) => verified(line, key)).filter((anchor) => anchor !== null);
      return { anchors, forged: lines.length - anchors.length };
    },
  };
}

const text = ({ seq, hash, at }: Anchor) => `${seq}\n${hash}\n${at}`;

function verified(line: string, key: KeyObject): Anchor | null {
  try {
    const { seq, hash, at, proof } = JSON.parse(line) as Anchor & { proof: string };
    return verify(null, Buffer.from(text({ seq, hash, at })), key, Buffer.from(proof, 'base64url'))
      ? { seq, hash, at }
      : null;
  } catch {
    // A line cut by a crash or written by another hand proves nothing, and is counted as such.
    return null;
  }
}

async function signingKey(path: string): Promise<KeyObject> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  const made = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  await writeOnce(path, made);
  return createPrivateKey(await readFile(path, 'utf8'));
}
