import { expect, test } from 'vitest';
import { type ActivityDefinition, navigate, openCourse, PLAIN_SEQUENCING } from './index.ts';
import { NOT_BEGUN } from './state.ts';

const flowing = { ...PLAIN_SEQUENCING, controlMode: { ...PLAIN_SEQUENCING.controlMode, flow: true } };
const course = (isGlobalToSystem?: ActivityDefinition['isGlobalToSystem']): ActivityDefinition => ({
  id: 'O',
  isVisible: true,
  ...(isGlobalToSystem ? { isGlobalToSystem } : {}),
  sequencing: flowing,
  children: [{ id: 'page', isVisible: true, sequencing: PLAIN_SEQUENCING, children: [] }],
});

/** What is still shared once the course was left for good and begun again. */
function sharedAgain(isGlobalToSystem?: ActivityDefinition['isGlobalToSystem']) {
  const followed = openCourse(course(isGlobalToSystem), NOT_BEGUN);
  navigate(followed, { kind: 'start' });
  followed.state.globals = { fire: { satisfied: true } };
  followed.state.sharedData = { notes: 'Vu' };
  navigate(followed, { kind: 'exitAll' });
  navigate(followed, { kind: 'start' });
  return { globals: followed.state.globals, sharedData: followed.state.sharedData };
}

test('a new attempt at the course keeps what is shared, unless the manifest keeps it to one attempt', () => {
  const [fire, notes] = [{ fire: { satisfied: true } }, { notes: 'Vu' }];
  expect([
    sharedAgain(),
    sharedAgain({ objectives: false, sharedData: true }),
    sharedAgain({ objectives: true, sharedData: false }),
  ]).toEqual([
    { globals: fire, sharedData: notes },
    { globals: {}, sharedData: notes },
    { globals: fire, sharedData: {} },
  ]);
});
