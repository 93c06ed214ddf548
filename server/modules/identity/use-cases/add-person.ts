import type { Context } from '../../../kernel/context.ts';
import { insertPerson, type NewPerson } from '../store/person.store.ts';

/** Adds a person for another module, which records why; null when the address is taken. */
export function addPerson(ctx: Context, person: NewPerson): Promise<string | null> {
  return insertPerson(ctx, person);
}
