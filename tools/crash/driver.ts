import type { Product } from '../stage/product.ts';

/** A kind of write that is going on when everything is killed. One file each in drivers/. */
export type Driver = {
  readonly name: string;
  /** Plants what it needs; called once a round, before the writes begin. */
  prepare(product: Product): Promise<void>;
  /** Writes until `isOver`; notes what was acknowledged and nothing else. Errors are the point, and are not errors. */
  write(product: Product, isOver: () => boolean): Promise<void>;
  /** How many writes were acknowledged in all, and those of them that are not there any more. */
  missing(product: Product): Promise<{ acknowledged: number; lost: string[] }>;
};
