import { expect, test } from 'vitest';
import { type ActivityDefinition, NOT_BEGUN, PLAIN_OBJECTIVE, PLAIN_SEQUENCING } from '../sequencing/index.ts';
import { type OtherCourse, withKnownElsewhere } from './known-elsewhere.ts';

const course = (isGlobalToSystem?: ActivityDefinition['isGlobalToSystem']): ActivityDefinition => ({
  id: 'O',
  isVisible: true,
  ...(isGlobalToSystem ? { isGlobalToSystem } : {}),
  sequencing: {
    ...PLAIN_SEQUENCING,
    objectives: [{ ...PLAIN_OBJECTIVE, reads: { satisfied: 'fire' }, writes: { measure: ['smoke'] } }],
  },
  children: [],
});
const item = { sharedData: [{ targetId: 'notes', canRead: true, canWrite: true }], children: [] };
const described = (definition: ActivityDefinition) => ({ course: definition, items: [item] }) as never;
const other = (change: Partial<OtherCourse> = {}): OtherCourse => ({
  scope: { objectives: true, sharedData: true },
  globals: { fire: { satisfied: true }, unrelated: { satisfied: false } },
  sharedData: { notes: 'Vu ailleurs', others: 'Rien à voir' },
  isNewer: false,
  ...change,
});
const seed = 5;

test('a course that begins finds the objectives and texts it shares, and nothing else', () => {
  expect(withKnownElsewhere(described(course()), null, { others: [other()], seed })).toEqual({
    ...NOT_BEGUN,
    seed,
    globals: { fire: { satisfied: true } },
    sharedData: { notes: 'Vu ailleurs' },
  });
});

test('what the course said itself stays, unless another one spoke after it', () => {
  const own = { ...NOT_BEGUN, globals: { fire: { satisfied: false } }, sharedData: { notes: 'Vu ici' } };
  expect(withKnownElsewhere(described(course()), own, { others: [other()], seed })).toBe(own);
  expect(withKnownElsewhere(described(course()), own, { others: [other({ isNewer: true })], seed })).toEqual({
    ...own,
    globals: { fire: { satisfied: true } },
    sharedData: { notes: 'Vu ailleurs' },
  });
});

test('of two other courses the last one followed wins', () => {
  const later = other({ globals: { smoke: { measure: 0.5 }, fire: { satisfied: false } }, sharedData: {} });
  const known = withKnownElsewhere(described(course()), null, { others: [other(), later], seed });
  expect(known?.globals).toEqual({ fire: { satisfied: false }, smoke: { measure: 0.5 } });
});

test('neither gives nor takes who keeps to itself', () => {
  const alone = { objectives: false, sharedData: false };
  expect(withKnownElsewhere(described(course(alone)), null, { others: [other()], seed })).toBeNull();
  expect(withKnownElsewhere(described(course()), null, { others: [other({ scope: alone })], seed })).toBeNull();
});
