import type { Me } from '../../app/session.tsx';

const EDITORS: readonly Me['role'][] = ['trainingAdministrator', 'director'];

/** Who keeps the cards; the server refuses the others in any case. */
export const mayEdit = (me: Me): boolean => EDITORS.includes(me.role);

const OFFICE: readonly Me['role'][] = [...EDITORS, 'qualityManager'];

/** Who has pages of sessions and the journal of a person. */
export const isOffice = (me: Me): boolean => OFFICE.includes(me.role);
