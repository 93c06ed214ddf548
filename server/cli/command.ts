/** One verb of the command line. */
export type Command = {
  /** One or two words: `start`, `trail verify`. */
  readonly verb: string;
  readonly summary: string;
  /** Options taken, name → what it means; a value is given as --name=value. */
  readonly options?: Readonly<Record<string, string>>;
  /** Exit code: 0 done, 1 refused. */
  run(input: CommandInput): Promise<number>;
};

export type CommandInput = {
  readonly options: Readonly<Record<string, string>>;
  readonly words: readonly string[];
  /** Machine-readable answer on standard output, nothing else there. */
  readonly json: boolean;
};
