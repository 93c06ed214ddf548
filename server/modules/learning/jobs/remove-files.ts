import type { Job } from '../../../kernel/jobs.ts';

/** Removes the bytes of a package that nobody can reach any more. */
export const removeFilesJob: Job = {
  name: 'learning.remove-files',
  safety: 'removing what is gone already does nothing',
  runOpen: async (app, { keys }: { keys: readonly string[] }) => {
    for (const key of keys) await app.files.remove(key);
  },
};
