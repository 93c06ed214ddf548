/**
 * Who may use whom: left may import the door (index.ts) of right and read its tables. Everything else is refused by
 * `npm run check`. Read from top to bottom it is the order of construction; it has no cycle.
 */
export const arrows: Readonly<Record<string, readonly string[]>> = {
  messaging: [],
  identity: ['messaging'],
  people: ['messaging', 'identity'],
  catalogue: ['identity', 'people'],
  sessions: ['messaging', 'identity', 'people', 'catalogue'],
  enrolment: ['messaging', 'identity', 'people', 'catalogue', 'sessions'],
  assessment: ['identity', 'people', 'catalogue', 'sessions', 'enrolment'],
  attendance: ['messaging', 'identity', 'people', 'catalogue', 'sessions', 'enrolment'],
  learning: ['messaging', 'identity', 'people', 'catalogue', 'sessions', 'enrolment', 'assessment', 'attendance'],
  documents: ['messaging', 'identity', 'people', 'catalogue', 'sessions', 'enrolment', 'assessment', 'attendance', 'learning'],
  quality: ['identity', 'people', 'catalogue', 'sessions', 'enrolment', 'assessment', 'attendance', 'learning', 'documents'],
  portal: ['identity', 'people', 'catalogue', 'sessions', 'enrolment', 'assessment', 'attendance', 'learning', 'documents'],
  reporting: ['messaging', 'identity', 'people', 'catalogue', 'sessions', 'enrolment', 'assessment', 'attendance', 'learning', 'documents', 'quality'],
};
