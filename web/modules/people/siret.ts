/** `732 829 320 00074`, with no-break spaces. */
export function siretText(siret: string | null): string {
  return siret?.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4') ?? '';
}

export type SiretProblem =
  | { readonly kind: 'short' | 'long'; readonly digits: number }
  | { readonly kind: 'letters' }
  | null;

/** What a person can see wrong in a SIRET; its key is judged by the server. */
export function siretProblem(typed: string): SiretProblem {
  const digits = typed.replace(/[\s.-]/gu, '');
  if (digits === '') return null;
  if (!/^\d+$/.test(digits)) return { kind: 'letters' };
  if (digits.length < 14) return { kind: 'short', digits: 14 - digits.length };
  return digits.length > 14 ? { kind: 'long', digits: digits.length - 14 } : null;
}
