import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, type Running, runBuild, startBuild, type Unpacked } from './build-process.ts';

/** What was found of two versions on one database. insufficient: the version before ships no day to live. */
export type SkewProof = {
  readonly outcome: 'pass' | 'fail' | 'insufficient';
  readonly writes: number;
  readonly pages: number;
  readonly faults: readonly string[];
};

type Read = { seen: Record<string, string>; pages: number; faults: string[] };
type Lived = Read & { ids: Record<string, string>; writes: number };
type Side = Unpacked & { readonly origin: string; readonly content: string; readonly env: Record<string, string> };

/** Exit code of a verb that a build does not know. */
const UNKNOWN_VERB = 2;

/**
 * Has two versions live on one scratch database, as in the middle of a rollout.
 *
 * The version before makes the data and lives a day; the version after adds its steps under it; both are then served, each
 * lives the day that its own build ships while the background jobs are done by the other, and each reads every day that was
 * written. What one writes must be read the same by the other, and every page must open.
 *
 * @param folder empty, removed by the caller.
 */
export async function proveSkew(
  { before, after }: { before: Unpacked; after: Unpacked },
  { folder, say }: { folder: string; say: (sentence: string) => void },
): Promise<SkewProof> {
  const [one, two] = [await sideOf(before, folder), await sideOf(after, folder)];
  for (const side of [one, two])
    if ((await runBuild(side, ['release', 'live'], side.env)).code === UNKNOWN_VERB)
      return insufficient(`${side.name} ne sait pas encore vivre une journée d’essai (« release live »).`);
  const running = new Set<Running>();
  const open = async (side: Side, words: readonly string[]) => {
    const process = await startBuild(side, words, side.env);
    running.add(process);
    return process;
  };
  const close = async (process: Running) => {
    running.delete(process);
    await process.stop();
  };
  try {
    say(`${before.name} crée ses données et vit une journée…`);
    const alone = await open(one, ['start']);
    const first = await live(one, folder);
    say(`${after.name} met la base à niveau pendant que ${before.name} sert…`);
    const migrated = await runBuild(after, ['migrate'], two.env);
    if (migrated.code !== 0) return failed(`la mise à niveau échoue : ${migrated.said}`);
    await close(alone);

    await open(one, ['start', '--no-worker']);
    await open(two, ['start', '--no-worker']);
    say(`${before.name} vit une journée sur la base de ${after.name}…`);
    const itsJobs = await open(two, ['worker']);
    const second = await live(one, folder);
    await close(itsJobs);
    say(`${after.name} vit la sienne…`);
    await open(one, ['worker']);
    const third = await live(two, folder);

    say('Chacune relit ce que l’autre a écrit…');
    const days = [
      { lived: first, by: before },
      { lived: second, by: before },
      { lived: third, by: after },
    ];
    const faults = days.flatMap(({ lived, by }) => lived.faults.map((fault) => `${by.name} : ${fault}`));
    let pages = days.reduce((sum, { lived }) => sum + lived.pages, 0);
    for (const { lived, by } of days) {
      const reader = by === before ? two : one;
      const read = await readDay(reader, { ids: lived.ids, folder });
      pages += read.pages;
      faults.push(...read.faults.map((fault) => `${reader.name} relit ${by.name} : ${fault}`));
      faults.push(...differences(lived, read).map((name) => `${reader.name} lit autrement ${name} de ${by.name}`));
    }
    const writes = days.reduce((sum, { lived }) => sum + lived.writes, 0);
    return { outcome: faults.length === 0 ? 'pass' : 'fail', writes, pages, faults };
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  } finally {
    for (const process of [...running].reverse()) await process.stop();
  }
}

async function sideOf(build: Unpacked, folder: string): Promise<Side> {
  const [port, contentPort] = [await freePort(), await freePort()];
  const { PATH = '', HOME = '' } = process.env;
  const env = {
    PATH,
    HOME,
    LOG_LEVEL: 'error',
    HOST: '127.0.0.1',
    DATA_DIR: join(folder, 'data'),
    ENVIRONMENTS_DIR: join(folder, 'environments'),
    PORT: String(port),
    CONTENT_PORT: String(contentPort),
  };
  return { ...build, env, origin: `http://localhost:${port}`, content: `http://127.0.0.1:${contentPort}` };
}

async function live(side: Side, folder: string): Promise<Lived> {
  const words = ['release', 'live', `--at=${side.origin}`, `--content=${side.content}`, '--json'];
  return answerOf<Lived>(side, words, folder);
}

async function readDay(side: Side, { ids, folder }: { ids: Record<string, string>; folder: string }): Promise<Read> {
  const path = join(folder, 'day.json');
  await writeFile(path, JSON.stringify(ids));
  return answerOf<Read>(side, ['release', 'live', `--at=${side.origin}`, `--read=${path}`, '--json'], folder);
}

async function answerOf<Answer>(side: Side, words: readonly string[], folder: string): Promise<Answer> {
  // Its commands look at no data of their own: they call the server like anybody.
  const { out, said } = await runBuild(side, words, { ...side.env, DATA_DIR: join(folder, 'unused') });
  const answer = JSON.parse(out.trim().split('\n').at(-1) ?? '{}') as Answer & { error?: string };
  if (answer.error !== undefined) throw new Error(`${side.name}, ${answer.error}`);
  if (!('seen' in (answer as object))) throw new Error(`${side.name} : ${said}`);
  return answer;
}

/** Names of what both know and do not read the same. */
function differences(written: Read, read: Read): string[] {
  return Object.keys(written.seen).filter((name) => name in read.seen && read.seen[name] !== written.seen[name]);
}

const failed = (fault: string): SkewProof => ({ outcome: 'fail', writes: 0, pages: 0, faults: [fault] });
const insufficient = (why: string): SkewProof => ({ outcome: 'insufficient', writes: 0, pages: 0, faults: [why] });
