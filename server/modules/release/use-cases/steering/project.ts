/** The one project of an installation: its lines of the trail are found again by this link. */
export const PROJECT = { project: '00000000-0000-4000-8000-000000000060' } as const;

export const PROJECT_LINK = `project:${PROJECT.project}`;

/** Thresholds are one row: their lines of the trail have this subject. */
export const THRESHOLDS_ID = '00000000-0000-4000-8000-000000000061';
