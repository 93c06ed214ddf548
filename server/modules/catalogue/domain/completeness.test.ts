import { expect, test } from 'vitest';
import { missingBeforePublication } from './completeness.ts';

const complete = {
  objectives: ['Animer une réunion'],
  prerequisites: 'Aucun',
  audience: 'Tous publics',
  assessment: 'Quiz',
  accessibility: 'Locaux accessibles',
  accessDelay: '15 jours',
  onsiteMn: 420,
  virtualMn: 0,
  elearningMn: 0,
};

test('a complete program may be published', () => {
  expect(missingBeforePublication(complete)).toEqual([]);
});

test('an empty program is told everything that indicator 1 asks', () => {
  const empty = {
    objectives: [],
    prerequisites: '',
    audience: '',
    assessment: '',
    accessibility: '',
    accessDelay: '',
    onsiteMn: 0,
    virtualMn: 0,
    elearningMn: 0,
  };
  expect(missingBeforePublication(empty)).toEqual([
    'objectifs',
    'prérequis (ou « Aucun »)',
    'public',
    'durée',
    'modalités d’évaluation',
    'accessibilité',
    'délai d’accès',
  ]);
});

test('a program that is only remote has a duration', () => {
  expect(missingBeforePublication({ ...complete, onsiteMn: 0, elearningMn: 90 })).toEqual([]);
});
