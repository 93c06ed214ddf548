const NUMBER = new Intl.NumberFormat('fr-FR');

/** A count as French people write it: 12 345. */
export const amount = (count: number): string => NUMBER.format(count);

/** A size in the unit that reads best. */
export function size(bytes: number): string {
  const units = ['octets', 'Ko', 'Mo', 'Go', 'To'];
  const rank = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1_000)), units.length - 1);
  return `${(bytes / 1_000 ** rank).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} ${units[rank]}`;
}

export const seconds = (ms: number): string =>
  `${(ms / 1_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} s`;
