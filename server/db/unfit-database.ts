import type pg from 'pg';

const OLDEST = 150_000;

type Fitness = {
  readonly version: number;
  readonly name: string;
  readonly hasRole: boolean;
  readonly mayTakeRole: boolean;
  readonly mayOpenDoors: boolean;
};

/**
 * Refuses a server that DATABASE_URL names and on which the migrations could not run, before anything is changed, with the
 * statements that its administrator has to run once.
 *
 * Two things need more than owning the database: the role that the application works as, and functions that set `app.scope`
 * for themselves (the doors, which look a token up before anybody is known).
 */
export async function refuseUnfitDatabase(client: pg.ClientBase): Promise<void> {
  const { version } = await oneRow<{ version: number }>(
    client,
    `select current_setting('server_version_num')::int as version`,
  );
  if (version < OLDEST)
    throw new Error(
      `DATABASE_URL mène à PostgreSQL ${Math.floor(version / 10_000)}. FormaPro a besoin de PostgreSQL 15 ou plus récent.`,
    );
  const { name, hasRole, mayTakeRole, mayOpenDoors } = await fitness(client);
  const user = client.escapeIdentifier(name);
  const missing = [
    ...(mayTakeRole || hasRole ? [] : ['create role formapro_app nologin nobypassrls;']),
    ...(mayTakeRole ? [] : [`grant formapro_app to ${user};`]),
    ...(mayOpenDoors ? [] : [`grant set on parameter app.scope to ${user};`]),
  ];
  if (missing.length > 0)
    throw new Error(
      `L’utilisateur « ${name} » de DATABASE_URL n’a pas les droits qu’il faut. Rien n’a été changé. ` +
        `Demandez à l’administrateur de PostgreSQL de lancer une fois dans cette base, puis recommencez :\n  ${missing.join('\n  ')}`,
    );
}

function fitness(client: pg.ClientBase): Promise<Fitness> {
  return oneRow<Fitness>(
    client,
    `select 0 as version, rolname as name, app.has as "hasRole",
            rolsuper or (rolcreaterole and not app.has) or coalesce(app.member, false) as "mayTakeRole",
            rolsuper or has_parameter_privilege(current_user, 'app.scope', 'set') as "mayOpenDoors"
       from pg_roles,
            lateral (select count(*) > 0 as has, bool_or(pg_has_role(current_user, oid, 'member')) as member
                       from pg_roles where rolname = 'formapro_app') as app
      where rolname = current_user`,
  );
}

async function oneRow<Row>(client: pg.ClientBase, text: string): Promise<Row> {
  const { rows } = await client.query(text);
  return rows[0] as Row;
}
