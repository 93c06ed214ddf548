import type { Holding, PersonalData } from '../../kernel/personal-data.ts';

/** What a package may write of a person: where they are in it, what they answered, what they wrote. */
const RUN_TIME_DATA: Holding = {
  json: 'only',
  keys: [
    'learner_id',
    'learner_name',
    'student_id',
    'student_name',
    'suspend_data',
    'comment',
    'comments',
    'learner_response',
    'student_response',
    'location',
    'lesson_location',
  ],
};

export const personalData: PersonalData = {
  'learning.package': { title: 'mixed-text' },
  'learning.package_version': { description: 'mixed-text', report: 'mixed-text', file_map: 'nothing' },
  'learning.path_step': { title: 'mixed-text' },
  'learning.registration': { current_item: 'nothing', course: 'mixed-text' },
  'learning.launch': { token_hash: 'secret', user_agent: 'free-text' },
  'learning.sco_state': { item_id: 'nothing', cmi: RUN_TIME_DATA },
  'learning.ended_attempt': { item_id: 'nothing', cmi: RUN_TIME_DATA },
  'learning.step_progress': { bookmark: 'free-text', evidence: 'nothing' },
};
