import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, expect, test } from 'vitest';
import { runJob } from '../../adapters/jobs-pg-boss/index.ts';
import { systemClock } from '../../kernel/clock.ts';
import { queueMessage } from '../../modules/messaging/index.ts';
import { openRuntime } from '../../runtime.ts';
import { FIRST_TEST_PORT } from '../../test/builders/ports.ts';
import { testFolder } from '../../test/demo-runtime.ts';
import { createEnvironment, environmentConfiguration, getEnvironment } from './places.ts';
import { startEnvironment, stopEnvironment } from './run.ts';
import { environmentStatuses } from './status.ts';

const root = join(await testFolder(), 'environments');
const states = async () => (await environmentStatuses(root, systemClock)).map(({ key, state }) => `${key} ${state}`);

test('an environment is created once whoever asks at the same instant, asleep, with ports and secrets of its own', async () => {
  const both = await Promise.allSettled(
    [1, 2].map(() => createEnvironment(root, { key: 'dev', firstPort: FIRST_TEST_PORT })),
  );
  const other = await createEnvironment(root, { key: 'test', firstPort: FIRST_TEST_PORT });
  const dev = await getEnvironment(root, 'dev');
  const secrets = await Promise.all(
    [dev, other].map(async (one) => (await environmentConfiguration(one)).backupPassphrase),
  );
  const ports = [dev.port, dev.contentPort, other.port, other.contentPort];
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect([new Set(ports).size, new Set(secrets).size]).toEqual([4, 2]);
  expect(await states()).toEqual([
    'dev asleep',
    'integration absent',
    'test asleep',
    'recette absent',
    'preprod absent',
    'prod absent',
  ]);
});

test('data of people are refused outside PROD', async () => {
  await expect(createEnvironment(root, { key: 'recette', data: 'real', firstPort: FIRST_TEST_PORT })).rejects.toThrow(
    'n’accepte pas',
  );
});

test('two people start the same environment: one process serves, and it stops when told', {
  timeout: 200_000,
}, async () => {
  const dev = await getEnvironment(root, 'dev');
  const [one, two] = await Promise.all([startEnvironment(dev), startEnvironment(dev)]);
  const page = await fetch(`http://127.0.0.1:${dev.port}/api/health/ready`);
  expect([one.pid === two.pid, one.state, page.status]).toEqual([true, 'open', 200]);
  expect([await stopEnvironment(dev), await stopEnvironment(dev)]).toEqual([true, false]);
  expect((await states())[0]).toBe('dev asleep');
});

const received: string[] = [];
const post = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData(stream, _session, done) {
    stream.on('data', (bytes: Buffer) => received.push(bytes.toString()));
    stream.on('end', () => done());
  },
});
const smtpPort = await new Promise<number>((ready) => {
  const server = post.listen(0, '127.0.0.1', () => {
    const address = server.address();
    ready(typeof address === 'object' && address ? address.port : 0);
  });
});
afterAll(() => new Promise<void>((closed) => post.close(() => closed())));

test.each([
  ['preprod', 'waiting'],
  ['prod', 'sent'],
] as const)('mail written in %s is %s, whatever its settings say', { timeout: 180_000 }, async (key, state) => {
  received.length = 0;
  const environment = await createEnvironment(root, { key, firstPort: FIRST_TEST_PORT });
  await appendFile(
    join(environment.folder, 'settings.env'),
    `SMTP_URL=smtp://127.0.0.1:${smtpPort}\nMAIL_FROM=of@of.example\n`,
  );
  const runtime = await openRuntime(await environmentConfiguration(environment), () => undefined);
  try {
    const actor = { kind: 'system', name: 'test' } as const;
    const to = { personId: null, email: 'zoe@personne.example', language: 'fr' } as const;
    const values = { firstName: 'Zoé', organisation: 'Rivage Formation' };
    const mail = { key: `planted ${key}`, letter: 'invitation', to, values, link: 'https://of.example/lien' } as const;
    await runtime.app.transaction({ actor }, (ctx) => queueMessage(ctx, mail));
    const job = runtime.modules.flatMap(({ jobs }) => jobs).find(({ name }) => name === 'messaging.send');
    if (job) await runJob(runtime.app, job, {});
    const { rows } = await runtime.app.transaction({ actor }, (ctx) =>
      ctx.execute('select state from messaging.message', []),
    );
    expect([rows, received.length > 0]).toEqual([[{ state }], state === 'sent']);
  } finally {
    await runtime.close();
  }
});
