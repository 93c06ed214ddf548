import { bench } from './dev/bench.ts';
import { check } from './dev/check.ts';
import { crash } from './dev/crash.ts';
import { format } from './dev/format.ts';
import { generate } from './dev/new.ts';
import { plan } from './dev/plan.ts';
import { test } from './dev/test.ts';

const verbs: Readonly<Record<string, (words: readonly string[]) => Promise<number>>> = {
  test,
  check,
  format,
  bench,
  crash,
  plan,
  new: generate,
};

const [verb = '', ...words] = process.argv.slice(2);
const run = verbs[verb];
if (!run) {
  console.error(`Verbes de développement : ${Object.keys(verbs).join(', ')}`);
  process.exit(2);
}
try {
  process.exit(await run(words));
} catch (error) {
  // A sentence for a person; DEBUG=1 adds where it comes from.
  console.error(`\n${process.env.DEBUG ? (error as Error).stack : (error as Error).message}`);
  process.exit(1);
}
