import type { Application } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { HttpFacts } from '../../../kernel/route.ts';
import { type Commit, type CommitBody, type Committed, commitBatch, readCommit } from './commit-state.ts';
import { countWrongToken } from './open-player.ts';

type Waiting = { commit: Commit; resolve(answer: Committed): void; reject(error: unknown): void };

/** Commits taken in one transaction. A batch is whatever came while the ones before were being made durable. */
const MAX_BATCH = 100;
/**
 * Batches at once: while one waits for the disk the next is read. Registrations are locked in one order, so batches never
 * wait for each other in a circle.
 */
const MAX_AT_ONCE = 3;

const writers = new WeakMap<Application, (commit: Commit) => Promise<Committed>>();

/**
 * Keeps one commit, together with those that arrive at the same time: one flush of the database's log for all.
 *
 * Answers only once the state is durable. Nothing waits on purpose: alone, a commit leaves at once.
 */
export function keepCommit(app: Application, commit: Commit): Promise<Committed> {
  let writer = writers.get(app);
  if (!writer) {
    writer = createWriter(app);
    writers.set(app, writer);
  }
  return writer(commit);
}

/** A commit from the network: one whose token opens nothing counts against its address. */
export async function receiveCommit(app: Application, body: CommitBody, http: HttpFacts): Promise<Committed> {
  try {
    return await keepCommit(app, readCommit(body));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'LAUNCH_CLOSED') await countWrongToken(app, http);
    throw error;
  }
}

function createWriter(app: Application): (commit: Commit) => Promise<Committed> {
  const waiting: Waiting[] = [];
  let busy = 0;

  async function drain(): Promise<void> {
    if (busy >= MAX_AT_ONCE) return;
    busy += 1;
    try {
      while (waiting.length > 0) await write(app, waiting.splice(0, MAX_BATCH));
    } finally {
      busy -= 1;
    }
  }
  return (commit) =>
    new Promise((resolve, reject) => {
      waiting.push({ commit, resolve, reject });
      // After the requests that are already here have been read.
      setImmediate(drain);
    });
}

async function write(app: Application, batch: readonly Waiting[]): Promise<void> {
  try {
    const answers = await commitBatch(
      app,
      batch.map(({ commit }) => commit),
    );
    answers.forEach((answer, index) => {
      const one = batch[index];
      if (answer instanceof Refusal) one?.reject(answer);
      else one?.resolve(answer);
    });
  } catch (error) {
    const [only, ...others] = batch;
    if (others.length === 0) only?.reject(error);
    // One learner's data must not keep another's from being saved: what fails together is tried alone.
    else for (const one of batch) await write(app, [one]);
  }
}
