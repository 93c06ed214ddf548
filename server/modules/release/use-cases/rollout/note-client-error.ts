import type { Application, TransactionScope } from '../../../../kernel/context.ts';
import { countTry } from '../../../../kernel/throttle.ts';

/**
 * A page broke in somebody's browser. Taking the call is all: the gathering of health counts it once per person and hour,
 * for the version that answers. What broke is not sent, for the text of an error may hold anything.
 */
export async function noteClientError(app: Application, { actor }: TransactionScope): Promise<void> {
  const subject = actor.kind === 'person' ? actor.personId : '';
  await countTry(app, { door: 'client-error', subject, limit: 20, windowMn: 60 });
}
