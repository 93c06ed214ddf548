import { ENVIRONMENT_KEYS, type EnvironmentKey, isEnvironmentKey } from '../../modules/release/index.ts';

/** The environment that a command names, or a sentence that lists them. */
export function environmentNamed(word: string | undefined): EnvironmentKey {
  if (word && isEnvironmentKey(word)) return word;
  throw new Error(`Dites quel environnement : ${ENVIRONMENT_KEYS.join(', ')}.`);
}
