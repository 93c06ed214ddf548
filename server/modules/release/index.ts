import type { Module } from '../../kernel/module.ts';
import { actions } from './actions.ts';
import { refusals } from './refusals.ts';

/** Environments, recette, rollout and steering: how a version reaches the people who use it. */
export const releaseModule: Module = {
  name: 'release',
  routes: [],
  jobs: [],
  actions,
  refusals,
};
