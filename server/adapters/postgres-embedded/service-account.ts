import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const NAME = 'formapro-pg';

/** The system user that PostgreSQL works as when we are root, because it refuses to work as root. */
export type ServiceAccount = { readonly uid: number; readonly gid: number };

/** The account to use, made when missing; null when we are an ordinary user and need none. */
export async function serviceAccount(): Promise<ServiceAccount | null> {
  if (process.getuid?.() !== 0) return null;
  const found = await lookUp();
  if (found) return found;
  await run('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', '--user-group', NAME])
    .catch(() => run('adduser', ['-S', '-H', '-D', NAME]))
    .catch(() => undefined);
  const made = await lookUp();
  if (made) return made;
  throw new Error(
    `PostgreSQL refuse de tourner sous root, et l’utilisateur système « ${NAME} » n’a pas pu être créé. ` +
      'Créez-le (useradd --system formapro-pg), ou lancez FormaPro sous un utilisateur ordinaire.',
  );
}

async function lookUp(): Promise<ServiceAccount | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', NAME]), run('id', ['-g', NAME])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

const OTHERS_MAY_ENTER = 0o001;

/** Whether an account without rights of its own can enter this folder and every one above it. */
export async function isReachable(path: string): Promise<boolean> {
  let folder = resolve(path);
  for (;;) {
    const found = await stat(folder).catch(() => null);
    if (found && !(found.mode & OTHERS_MAY_ENTER)) return false;
    const above = dirname(folder);
    if (above === folder) return true;
    folder = above;
  }
}
