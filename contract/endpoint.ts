import { z } from 'zod';

/** Bytes in an answer or an upload: not JSON, so described apart. */
export type FileAnswer = { readonly file: true; readonly mediaTypes: readonly string[] };
export type Upload = {
  /** Largest file taken, in bytes. */
  readonly maxBytes: number;
  /** What the file picker offers; the content decides, not the name. */
  readonly accept: readonly string[];
};

/** What crosses the wire for one 'METHOD /path'. Everything that is not described is refused. */
export type Endpoint = {
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly upload?: Upload;
  /** JSON schema of the answer, a file, or nothing (204). */
  readonly answer: z.ZodType | FileAnswer | null;
  readonly refuses: readonly string[];
};

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type EndpointKey = `${Method} /${string}`;
export type Endpoints = Readonly<Record<EndpointKey, Endpoint>>;

/** Keeps the exact types of a module's endpoints. */
export function endpoints<const E extends Endpoints>(definition: E): E {
  return definition;
}

export const file = (...mediaTypes: string[]): FileAnswer => ({ file: true, mediaTypes });

/** Shapes that several modules use. Every text has a maximum. */
export const Uuid = z.uuid();
export const Instant = z.iso.datetime();
export const Day = z.iso.date();
export const Count = z.int().min(0);
export const ShortText = z.string().trim().max(200);
export const LongText = z.string().trim().max(20_000);

/** Query of a list: page from 1, 50 rows by default, `sort` as `column` or `-column`. */
export const pageQuery = <const Sort extends readonly [string, ...string[]]>(sorts: Sort) =>
  z.strictObject({
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    size: z.coerce.number().int().min(1).max(200).default(50),
    sort: z
      .enum(sorts.flatMap((name) => [name, `-${name}`]) as unknown as readonly [Sort[number] | `-${Sort[number]}`])
      .optional(),
    search: z.string().trim().max(100).optional(),
  });

/** A page of rows with the total, so that "1 à 50 sur 3 500" can be shown. */
export const page = <Row extends z.ZodType>(row: Row) => z.strictObject({ rows: z.array(row), total: Count });

export const sessionParams = z.strictObject({ sessionId: Uuid });
