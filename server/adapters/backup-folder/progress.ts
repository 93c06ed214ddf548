/** Where a long piece of work stands. `start` gives the function that counts what went by; `end` closes the bar. */
export type Progress = {
  start(total: number, what: string): (amount: number) => void;
  end(): void;
};

export const silentProgress: Progress = { start: () => () => undefined, end: () => undefined };
