import type { Module } from '../../kernel/module.ts';
import { qualityRoutes } from './http/quality.routes.ts';

/** The journal as people read it: whole for auditors, session by session for the office. */
export const qualityModule: Module = { name: 'quality', routes: qualityRoutes, jobs: [], actions: {}, refusals: {} };
