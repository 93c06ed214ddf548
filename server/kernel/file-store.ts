import type { Readable } from 'node:stream';

/** Where bytes live. A folder by default; an S3-compatible store implements the same port. Keys are random ids. */
export type FileStore = {
  /** Stores the whole stream under the key, durably, or nothing. Returns what was really written. */
  put(key: string, bytes: Readable | Uint8Array): Promise<{ sizeBytes: number; sha256: string }>;
  /** A stream of the bytes; `range` is inclusive on both ends as in HTTP. */
  read(key: string, range?: { start: number; end: number }): Promise<Readable>;
  readAll(key: string): Promise<Buffer>;
  /** A local path for libraries that need random access (zip), and what to call when done with it. */
  localCopy(key: string): Promise<{ path: string; release(): Promise<void> }>;
  remove(key: string): Promise<void>;
  /** Keys with the given prefix and their age, for the sweep that removes bytes without a row. */
  list(prefix: string): AsyncIterable<{ key: string; modifiedAt: Date }>;
};
