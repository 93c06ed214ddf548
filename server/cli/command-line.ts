import type { Command, CommandInput } from './command.ts';

type Asked =
  | { readonly kind: 'run'; readonly command: Command; readonly input: CommandInput }
  | { readonly kind: 'help'; readonly verb: string | null; readonly misused: boolean };

/** Reads `verb [words] [--option[=value]] [--json] [--help]`. An unknown verb or option asks for help instead of guessing. */
export function parseCommandLine(words: readonly string[], commands: readonly Command[]): Asked {
  const plain = words.filter((word) => !word.startsWith('--'));
  const flags = words.filter((word) => word.startsWith('--'));
  const command = [...commands]
    .sort((a, b) => b.verb.length - a.verb.length)
    .find(({ verb }) => verb === plain.slice(0, verb.split(' ').length).join(' '));
  const wantsHelp = flags.includes('--help') || plain[0] === 'help';
  if (!command || wantsHelp) return { kind: 'help', verb: command?.verb ?? null, misused: !wantsHelp };
  const options: Record<string, string> = {};
  for (const flag of flags) {
    const [name = '', ...value] = flag.slice(2).split('=');
    if (name === 'json') continue;
    if (!(name in (command.options ?? {}))) return { kind: 'help', verb: command.verb, misused: true };
    options[name] = value.join('=') || 'yes';
  }
  const rest = plain.slice(command.verb.split(' ').length);
  return { kind: 'run', command, input: { options, words: rest, json: flags.includes('--json') } };
}
