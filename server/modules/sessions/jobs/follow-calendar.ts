import type { Job } from '../../../kernel/jobs.ts';
import { followCalendar } from '../use-cases/follow-calendar.ts';

export const followCalendarJob: Job = {
  name: 'sessions.follow-calendar',
  safety:
    'Conditional updates: a session already moved is not moved again. At most 1,000 sessions a run, the next one takes the rest.',
  every: '*/5 * * * *',
  run: (ctx) => followCalendar(ctx),
};
