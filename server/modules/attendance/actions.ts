import type { TrailActions } from '../../kernel/trail.ts';

export const actions: TrailActions = {
  'attendance.opened': { fr: 'Signature de la demi-journée ouverte', en: 'Half-day opened for signing' },
  'attendance.signed': { fr: 'Présence signée', en: 'Presence signed' },
  'attendance.marked': { fr: 'Présence notée par le formateur', en: 'Presence recorded by the trainer' },
  'attendance.mark-undone': { fr: 'Note du formateur annulée', en: 'Trainer’s record undone' },
  'attendance.sealed': { fr: 'Demi-journée contresignée et scellée', en: 'Half-day countersigned and sealed' },
};
