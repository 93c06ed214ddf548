import type { Module } from '../../kernel/module.ts';
import { actions } from './actions.ts';
import { attendanceRoutes } from './http/attendance.routes.ts';
import { personalData } from './personal-data.ts';
import { refusals } from './refusals.ts';

export { listLostSignatures } from './store/lost-signatures.read.ts';
export {
  listProvenPresences,
  listSealedSheets,
  type ProvenPresence,
  type SealedLine,
  type SealedSheet,
} from './store/presence.read.ts';
export { countUnsealed, type ExpectedPerson, listExpected } from './store/sheet.read.ts';

/** Half-days signed, marked, countersigned and sealed: émargement. */
export const attendanceModule: Module = {
  name: 'attendance',
  routes: attendanceRoutes,
  jobs: [],
  actions,
  refusals,
  personalData,
};
