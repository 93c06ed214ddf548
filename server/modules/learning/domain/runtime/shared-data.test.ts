import { expect, test } from 'vitest';
import { begun, read, session, wrote } from './launch-for-test.ts';
import type { SharedText } from './runtime.ts';
import { sharedBy } from './shared-data.ts';

const shared = (targetId: string, change: Partial<SharedText> = {}): SharedText => ({
  targetId,
  canRead: true,
  canWrite: true,
  text: null,
  ...change,
});
const sharedData = [
  shared('notes', { text: 'Vu la veille' }),
  shared('blank'),
  shared('secret', { canRead: false, text: 'écrit par un autre' }),
  shared('rules', { canWrite: false, text: 'Lire avant' }),
];

test('an item finds the texts of its manifest, in order, and those that others wrote', () => {
  const runtime = begun('2004', { sharedData });
  expect([
    read(runtime, 'adl.data._children'),
    read(runtime, 'adl.data._count'),
    read(runtime, 'adl.data.1.id'),
    read(runtime, 'adl.data.0.store'),
    read(runtime, 'adl.data.1.store'),
    read(runtime, 'adl.data.2.store'),
    read(runtime, 'adl.data.3.store'),
    read(runtime, 'adl.data.4.store'),
  ]).toEqual([
    ['id,store', '0'],
    ['4', '0'],
    ['blank', '0'],
    ['Vu la veille', '0'],
    ['', '403'],
    ['', '405'],
    ['Lire avant', '0'],
    ['', '301'],
  ]);
});

test('an item writes where it may; the list and its names are the manifest’s', () => {
  const runtime = begun('2004', { sharedData });
  expect([
    wrote(runtime, 'adl.data.0.store', 'Vu ce matin'),
    read(runtime, 'adl.data.0.store'),
    wrote(runtime, 'adl.data.2.store', 'au suivant'),
    wrote(runtime, 'adl.data.3.store', 'non'),
    wrote(runtime, 'adl.data.4.store', 'non'),
    wrote(runtime, 'adl.data.0.id', 'autre'),
    wrote(runtime, 'adl.data._count', '9'),
    sharedBy(runtime.snapshot(), { sharedData } as never),
  ]).toEqual([
    ['true', '0'],
    ['Vu ce matin', '0'],
    ['true', '0'],
    ['false', '404'],
    ['false', '351'],
    ['false', '404'],
    ['false', '404'],
    { notes: 'Vu ce matin', secret: 'au suivant' },
  ]);
});

test('an item that opens again reads what was written since, not what it wrote itself', () => {
  const before = session(begun('2004', { sharedData }), { 'adl.data.0.store': 'Le mien', 'cmi.exit': 'suspend' });
  const since = [shared('notes', { text: 'Celui d’un autre' })];
  expect(read(begun('2004', { sharedData: since }, before), 'adl.data.0.store')).toEqual(['Celui d’un autre', '0']);
});

test('an item without shared texts has an empty list, in 1.2 there is none', () => {
  expect([read(begun('2004'), 'adl.data._count'), read(begun('1.2'), 'adl.data._count')]).toEqual([
    ['0', '0'],
    ['', '401'],
  ]);
});
