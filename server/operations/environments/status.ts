import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listBackups } from '../../adapters/backup-folder/index.ts';
import { type Clock, parisDay } from '../../kernel/clock.ts';
import {
  type ConnectorMode,
  type DataPolicy,
  ENVIRONMENT_KEYS,
  type EnvironmentKey,
  environmentRule,
  type Freeze,
  freezeOn,
} from '../../modules/release/index.ts';
import { environmentConfiguration, findEnvironment } from './places.ts';
import { runState } from './run.ts';

export type EnvironmentStatus = {
  readonly key: EnvironmentKey;
  readonly name: string;
  readonly purpose: string;
  readonly state: 'absent' | 'asleep' | 'opening' | 'open';
  readonly address: string | null;
  readonly version: string | null;
  readonly data: DataPolicy;
  readonly mailLeaves: boolean;
  readonly connectors: ConnectorMode;
  readonly lastBackupAt: string | null;
  readonly lastCloneAt: string | null;
  readonly freeze: Freeze | null;
};

/** The six environments of this machine, those that do not exist yet too. Wakes none. */
export async function environmentStatuses(root: string, clock: Clock): Promise<EnvironmentStatus[]> {
  return Promise.all(ENVIRONMENT_KEYS.map((key) => statusOf(root, key, parisDay(clock.now()))));
}

async function statusOf(root: string, key: EnvironmentKey, today: string): Promise<EnvironmentStatus> {
  const { name, purpose, mailLeaves, connectors, data } = environmentRule(key);
  const rules = { key, name, purpose, mailLeaves, connectors };
  const found = await findEnvironment(root, key);
  const nothing = { address: null, version: null, lastBackupAt: null, lastCloneAt: null, freeze: null };
  if (!found) return { ...rules, ...nothing, state: 'absent', data: data[0] };
  const configuration = await environmentConfiguration(found);
  const { state, version } = await runState(found);
  const [backup] = await listBackups(configuration.backupDir);
  return {
    ...rules,
    state,
    version,
    address: configuration.appOrigin,
    data: found.data,
    lastBackupAt: backup?.manifest.madeAt ?? null,
    lastCloneAt: await lastClone(found.folder),
    freeze: freezeOn(found.freezes, today),
  };
}

async function lastClone(folder: string): Promise<string | null> {
  const text = await readFile(join(folder, 'clone.json'), 'utf8').catch(() => null);
  return text ? (JSON.parse(text) as { at: string }).at : null;
}
