import { expect, test } from 'vitest';
import { ROLES } from '../../../kernel/access.ts';
import { firstRole, isStaffRole, loginLifetime } from './login-rule.ts';

test('staff roles are the five that see other people for the training organisation', () => {
  expect(ROLES.filter(isStaffRole)).toEqual([
    'trainingAdministrator',
    'qualityManager',
    'director',
    'systemAdministrator',
    'auditor',
  ]);
});

test('staff is asked again after 30 minutes, a learner after 8 hours', () => {
  expect(loginLifetime('director')).toEqual({ idleMs: 1_800_000, absoluteMs: 43_200_000 });
  expect(loginLifetime('learner')).toEqual({ idleMs: 28_800_000, absoluteMs: 604_800_000 });
});

test('a trainer who also learns starts as a trainer, and nobody without a role starts at all', () => {
  expect(firstRole(['learner', 'trainer'])).toBe('trainer');
  expect(firstRole([])).toBeNull();
});
