import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

export type Order = { id: number; template: string; data: string; madeAt: number };
export type Delivery = { id: number; pdf?: Uint8Array; error?: string };
export type Workshop = { serverFolder: string; fonts: string[] };

const { serverFolder, fonts } = workerData as Workshop;
const compiler = NodeCompiler.create({ workspace: serverFolder, fontArgs: [{ fontPaths: fonts }] });

/** How many compilations the engine remembers: enough for fonts and templates, not for everybody's pages. */
const KEPT_COMPILATIONS = 5;

parentPort?.on('message', ({ id, template, data, madeAt }: Order) => {
  try {
    const [module, file] = template.split('/');
    const mainFilePath = `${serverFolder}/modules/${module}/templates/${file}.typ`;
    const pdf = compiler.pdf({ mainFilePath, inputs: { data } }, {
      pdfStandard: 'a-2a',
      creationTimestamp: madeAt,
    } as never);
    compiler.evictCache(KEPT_COMPILATIONS);
    parentPort?.postMessage({ id, pdf: new Uint8Array(pdf) } satisfies Delivery);
  } catch (error) {
    parentPort?.postMessage({ id, error: String(error) } satisfies Delivery);
  }
});
