export { areMet } from './are-met.ts';
export { readPrerequisites } from './read-script.ts';
