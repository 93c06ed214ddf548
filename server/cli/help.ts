import type { Command } from './command.ts';

/** Prints the verbs, or one verb and its options. */
export function printHelp(commands: readonly Command[], verb: string | null): void {
  const one = commands.find((command) => command.verb === verb);
  if (!one) {
    console.log('FormaPro\n\nUtilisation : npx formapro <verbe> [options]\n');
    for (const command of commands) console.log(`  ${command.verb.padEnd(16)} ${command.summary}`);
    console.log('\nChaque verbe accepte --help et --json.');
    return;
  }
  console.log(`npx formapro ${one.verb}\n\n${one.summary}\n`);
  for (const [name, meaning] of Object.entries(one.options ?? {})) console.log(`  --${name.padEnd(14)} ${meaning}`);
  console.log('  --json           réponse pour une machine');
}
