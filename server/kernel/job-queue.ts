import type { Runner } from './database.ts';

export type Jobs = {
  send(runner: Runner, request: { job: string; payload: Record<string, unknown>; startAfter?: Date }): Promise<void>;
};
