import { type Progress, silentProgress } from '../adapters/backup-folder/index.ts';

const WIDTH = 30;
const REDRAW_MS = 100;

/**
 * Progress on standard error: a bar that redraws on a terminal, one line every tenth otherwise (a log keeps it), nothing
 * for machines.
 */
export function progressBar({ json }: { json: boolean }): Progress {
  if (json) return silentProgress;
  const isTerminal = process.stderr.isTTY;
  let finish = () => undefined as undefined;
  return {
    start(total, what) {
      finish();
      let done = 0;
      let shownAt = 0;
      let shownTenth = -1;
      const show = () => {
        const share = total === 0 ? 1 : Math.min(done / total, 1);
        const tenth = Math.floor(share * 10);
        if (isTerminal) {
          const filled = Math.round(share * WIDTH);
          process.stderr.write(
            `\r${what} [${'█'.repeat(filled)}${'·'.repeat(WIDTH - filled)}] ${Math.floor(share * 100)} %`,
          );
        } else if (tenth > shownTenth) process.stderr.write(`${what} : ${tenth * 10} %\n`);
        shownTenth = tenth;
      };
      finish = () => {
        done = total;
        show();
        if (isTerminal) process.stderr.write('\n');
        finish = () => undefined;
      };
      return (amount) => {
        done += amount;
        if (isTerminal && Date.now() - shownAt < REDRAW_MS) return;
        shownAt = Date.now();
        show();
      };
    },
    end: () => finish(),
  };
}
