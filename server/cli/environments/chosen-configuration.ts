import { type Configuration, readConfiguration } from '../../configuration.ts';
import { environmentConfiguration, getEnvironment } from '../../operations/environments/places.ts';
import { environmentNamed } from './words.ts';

export const envOption = 'un environnement de cette machine (prod, preprod…) au lieu de DATA_DIR';

/** The configuration of the environment that a command names, else that of the shell. */
export async function chosenConfiguration(env: string | undefined): Promise<Configuration> {
  const own = readConfiguration(process.env);
  if (!env) return own;
  return environmentConfiguration(await getEnvironment(own.environmentsDir, environmentNamed(env)));
}
