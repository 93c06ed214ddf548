import { connect } from 'node:net';

const PATIENCE_MS = 5_000;

export type RuntimeApi = {
  /** Sends one command and gives its answer. */
  ask(command: string): Promise<string>;
  answers(): Promise<boolean>;
};

/** The administration socket of a running HAProxy: one command per connection, as its manual advises for programs. */
export function runtimeApi(socketPath: string): RuntimeApi {
  const ask = (command: string): Promise<string> =>
    new Promise((done, fail) => {
      const socket = connect(socketPath).setEncoding('utf8');
      let text = '';
      socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error(`HAProxy did not answer ${command.slice(0, 40)}`)));
      socket.on('data', (piece: string) => {
        text += piece;
      });
      socket.on('error', fail);
      socket.on('end', () => done(text.trim()));
      socket.end(`${command}\n`);
    });
  return {
    ask,
    answers: () =>
      ask('show version').then(
        () => true,
        () => false,
      ),
  };
}

export type ServerLine = {
  readonly backend: string;
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly admin: 'ready' | 'drain' | 'maint';
};

// Forced, inherited, by name resolution. 0x04 only remembers that the configuration said `disabled`.
const MAINT_BITS = 0x63;
const DRAIN_BITS = 0x18;

/** `show servers state`: what is really in each place. */
export async function readServers({ ask }: RuntimeApi): Promise<ServerLine[]> {
  const lines = (await ask('show servers state')).split('\n');
  const columns = (lines.find((line) => line.startsWith('#')) ?? '').slice(1).trim().split(' ');
  const at = (fields: readonly string[], name: string) => fields[columns.indexOf(name)] ?? '';
  return lines
    .filter((line) => /^\d+ /.test(line))
    .map((line) => line.split(' '))
    .filter((fields) => fields.length > 2)
    .map((fields) => {
      const bits = Number(at(fields, 'srv_admin_state'));
      return {
        backend: at(fields, 'be_name'),
        name: at(fields, 'srv_name'),
        host: at(fields, 'srv_addr'),
        port: Number(at(fields, 'srv_port')),
        admin: bits & MAINT_BITS ? 'maint' : bits & DRAIN_BITS ? 'drain' : 'ready',
      };
    });
}

export type StatLine = {
  readonly backend: string;
  readonly name: string;
  readonly inFlight: number;
  readonly isUp: boolean;
  readonly requests: number;
  readonly replayed: number;
  readonly failed: number;
};

/** `show stat`: one line a server or front end. */
export async function readStats({ ask }: RuntimeApi): Promise<StatLine[]> {
  const [head = '', ...lines] = (await ask('show stat')).split('\n');
  const columns = head.replace(/^# /, '').split(',');
  return lines.filter(Boolean).map((line) => {
    const fields = line.split(',');
    const at = (name: string) => fields[columns.indexOf(name)] ?? '';
    const number = (name: string) => Number(at(name) || 0);
    return {
      backend: at('pxname'),
      name: at('svname'),
      inFlight: number('scur') + number('qcur'),
      isUp: /^(UP|no check|OPEN)/.test(at('status')),
      requests: number('stot'),
      replayed: number('wretr') + number('wredis'),
      failed: number('eresp') + number('econ'),
    };
  });
}

/** `show map`: what is really looked up. */
export async function readMap({ ask }: RuntimeApi, path: string): Promise<Map<string, string>> {
  const lines = (await ask(`show map ${path}`)).split('\n').filter((line) => line.startsWith('0x'));
  return new Map(
    lines.map((line) => {
      const [, key = '', value = ''] = line.split(' ');
      return [key, value];
    }),
  );
}

/** Replaces a map whole: a version prepared aside is filled, then takes the place of the old one in one go. */
export async function replaceMap({ ask }: RuntimeApi, path: string, text: string): Promise<void> {
  const version = /version created: (\d+)/.exec(await ask(`prepare map ${path}`))?.[1];
  if (!version) throw new Error('HAProxy gave no map version');
  const refused = await ask(`add map @${version} ${path} <<\n${text}`);
  if (refused) throw new Error(`HAProxy refused the map: ${refused}`);
  const wrong = await ask(`commit map @${version} ${path}`);
  if (wrong) throw new Error(`HAProxy did not commit the map: ${wrong}`);
}
