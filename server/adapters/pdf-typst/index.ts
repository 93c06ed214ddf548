import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PdfMaker } from '../../kernel/pdf/pdf-maker.ts';
import type { Delivery, Order, Workshop } from './worker.ts';

/** The compiler reads templates of modules and the house template of the kernel, and nothing above. */
const SERVER = resolve(import.meta.dirname, '..', '..');
/** A page takes a few milliseconds; one that takes this long never ends. */
const LONGEST_MS = 30_000;

type Waiting = { resolve(pdf: Buffer): void; reject(error: Error): void; timer: NodeJS.Timeout };

/**
 * Typst in a thread of its own, so that a long batch never keeps a request waiting.
 *
 * The thread starts at the first document. It is given up when it hangs or dies; what it was making fails, the next
 * document starts another.
 */
export function typstPdfs(): PdfMaker {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let lastId = 0;

  const giveUp = (why: string) => {
    const dead = worker;
    worker = null;
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(new Error(why));
    }
    waiting.clear();
    void dead?.terminate();
  };

  const start = (): Worker => {
    const made = new Worker(new URL('./worker.ts', import.meta.url), { workerData: workshop() });
    made.on('message', ({ id, pdf, error }: Delivery) => {
      const one = waiting.get(id);
      if (!one) return;
      waiting.delete(id);
      clearTimeout(one.timer);
      if (pdf) one.resolve(Buffer.from(pdf));
      else one.reject(new Error(`the document could not be laid out: ${error}`));
      // An idle thread must not keep a command from ending.
      if (waiting.size === 0) made.unref();
    });
    made.on('error', (error) => made === worker && giveUp(`the PDF thread died: ${error}`));
    return made;
  };

  return {
    make(template, data, madeAt) {
      worker ??= start();
      worker.ref();
      lastId += 1;
      const order: Order = {
        id: lastId,
        template,
        data: JSON.stringify(data),
        madeAt: Math.floor(madeAt.getTime() / 1000),
      };
      const running = worker;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => giveUp('a document took too long'), LONGEST_MS);
        waiting.set(order.id, { resolve, reject, timer });
        running.postMessage(order);
      });
    },
    close: async () => {
      const dead = worker;
      worker = null;
      await dead?.terminate();
    },
  };
}

function workshop(): Workshop {
  const require = createRequire(import.meta.url);
  const folder = (name: string) => dirname(require.resolve(`${name}/package.json`));
  const face = (family: string, style: string, file: string) =>
    join(folder(`@expo-google-fonts/${family}`), style, file);
  return {
    serverFolder: SERVER,
    fonts: [
      face('figtree', '400Regular', 'Figtree_400Regular.ttf'),
      face('figtree', '600SemiBold', 'Figtree_600SemiBold.ttf'),
      face('figtree', '700Bold', 'Figtree_700Bold.ttf'),
      face('bricolage-grotesque', '700Bold', 'BricolageGrotesque_700Bold.ttf'),
    ],
  };
}
