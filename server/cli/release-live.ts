import { readFile } from 'node:fs/promises';
import { liveADay } from '../operations/skew/live-a-day.ts';
import { readBack } from '../operations/skew/read-back.ts';
import type { Command } from './command.ts';
import { amount } from './words.ts';

export const releaseLiveCommand: Command = {
  verb: 'release live',
  summary: 'Vit une petite journée de formation sur une FormaPro aux données inventées, puis relit ce qui est écrit.',
  options: {
    at: 'adresse de l’application',
    content: 'adresse des contenus',
    read: 'relit seulement la journée de ce fichier, écrite par une autre version',
  },
  async run({ options, json }) {
    const { at, content, read } = options;
    if (!at || (!content && !read))
      throw new Error('Dites où : --at=http://localhost:8100 --content=http://127.0.0.1:8101');
    const lived = read
      ? { ids: JSON.parse(await readFile(read, 'utf8')) as Record<string, string>, writes: 0 }
      : await liveADay({ origin: at, content: content ?? '' });
    const { seen, pages, faults } = await readBack(at, lived.ids);
    if (json) console.log(JSON.stringify({ ...lived, seen, pages, faults }));
    else
      console.log(
        [`${amount(lived.writes)} écritures, ${amount(pages)} lectures, ${faults.length} échec(s).`, ...faults].join(
          '\n',
        ),
      );
    return faults.length === 0 ? 0 : 1;
  },
};
