const LA_POSTE = '356000000';

/**
 * Whether 14 digits form a valid SIRET: Luhn key over the whole number (INSEE).
 *
 * La Poste (SIREN 356000000) has too many sites for the key: its SIRETs are valid when the plain sum of digits is a
 * multiple of five.
 */
export function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text)) return false;
  if (text.startsWith(LA_POSTE) && text !== '35600000000048')
    return [...text].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
  return luhnSum(text) % 10 === 0;
}

function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return sum + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
}

/**
 * A SIRET as people type it, made whole: spaces and dots dropped, zeros that a spreadsheet ate put back in front.
 *
 * @returns null when no 14-digit number with a right key comes out of it.
 */
export function readSiret(text: string): { siret: string; repaired: boolean } | null {
  const digits = text.replace(/[\s.\u00a0\u202f-]/g, '').replace(/,0+$/, '');
  if (!/^\d{9,14}$/.test(digits)) return null;
  const siret = digits.padStart(14, '0');
  return isSiret(siret) ? { siret, repaired: siret !== digits } : null;
}
