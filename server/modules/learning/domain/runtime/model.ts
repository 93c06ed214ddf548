import type { CmiState, LaunchData } from './runtime.ts';

export type Facts = { readonly launch: LaunchData; readonly state: CmiState };

/** What stands around a value that is about to be written. */
export type Around = {
  /** Value written at a pattern, taken at the same indexes; undefined when never written. */
  valueAt(pattern: string): string | undefined;
  /** Values of the same element at the other indexes of its list. */
  readonly others: readonly string[];
  /** Last index of the element's name, 0 outside lists. */
  readonly index: number;
};

export type Verdict = 'ok' | 'type' | 'range' | 'conflict';
export type Check = (value: string, around: Around) => Verdict;

/** One line of the data model. */
export type Element = {
  readonly access: 'read-write' | 'read' | 'write' | 'keyword';
  readonly check?: Check;
  /** Value before the content writes one. Absent: there is no value. */
  readonly initial?: string;
  /** Computes the value shown to the content from what it wrote itself. */
  readonly read?: (facts: Facts, written: string | undefined, index: number) => string | undefined;
  /** Why the content may not read, or write, this very entry; null when it may. */
  readonly closed?: (facts: Facts, index: number, how: 'read' | 'write') => 'getWriteOnly' | 'setReadOnly' | null;
  /** Patterns that must have a value first. */
  readonly needs?: readonly string[];
  /** No other entry of the list may have this value. */
  readonly isUnique?: boolean;
  /** Once written it cannot change. */
  readonly isFixed?: boolean;
};

/** Data model by pattern: indexes of lists are written "n". */
export type Model = Readonly<Record<string, Element>>;

export const readWrite = (check: Check, more: Partial<Element> = {}): Element => ({
  access: 'read-write',
  check,
  ...more,
});
export const writeOnly = (check: Check, more: Partial<Element> = {}): Element => ({ access: 'write', check, ...more });
export const readOnly = (read: NonNullable<Element['read']>): Element => ({ access: 'read', read });
export const keyword = (initial: string): Element => ({ access: 'keyword', initial });
export const count: Element = keyword('0');
