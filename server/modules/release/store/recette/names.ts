import { raw, type Sql } from '../../../../kernel/sql.ts';

export type PersonName = { personId: string; firstName: string; lastName: string };

/** A joined identity.person as one value; null when nobody is joined or the wall hides them. */
export function nameOf(alias: string): Sql {
  return raw(
    `case when ${alias}.id is not null then jsonb_build_object('personId', ${alias}.id, 'firstName', ${alias}.first_name, 'lastName', ${alias}.last_name) end`,
  );
}
