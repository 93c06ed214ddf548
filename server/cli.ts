import { parseCommandLine } from './cli/command-line.ts';
import { commands } from './cli/commands.ts';
import { printHelp } from './cli/help.ts';

/** `formapro <verb>`: finds the verb, runs it, and turns what happened into an exit code (0 done, 1 refused, 2 misused). */
async function main(words: readonly string[]): Promise<number> {
  const asked = parseCommandLine(words, commands);
  if (asked.kind === 'help') {
    printHelp(commands, asked.verb);
    return asked.misused ? 2 : 0;
  }
  try {
    return await asked.command.run(asked.input);
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    if (asked.input.json) console.log(JSON.stringify({ error: sentence }));
    else console.error(`\n${sentence}${process.env.DEBUG && error instanceof Error ? `\n${error.stack}` : ''}`);
    return 1;
  }
}

process.exit(await main(process.argv.slice(2)));
