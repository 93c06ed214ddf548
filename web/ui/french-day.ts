const DAY_FIRST = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/;
const TOGETHER = /^(\d{2})(\d{2})(\d{4})$/;
const YEAR_FIRST = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * The day somebody typed, as YYYY-MM-DD, or null when it is not one.
 *
 * Reads `14/03/2026`, `14-3-26`, `14.03.2026`, `14032026` and `2026-03-14`. Two digits of a year are of this century. A day
 * that does not exist (31/02) is none.
 */
export function readFrenchDay(text: string): string | null {
  const typed = text.trim();
  const yearFirst = YEAR_FIRST.exec(typed);
  const dayFirst = DAY_FIRST.exec(typed) ?? TOGETHER.exec(typed);
  const [year, month, day] = yearFirst
    ? [yearFirst[1], yearFirst[2], yearFirst[3]]
    : [dayFirst?.[3], dayFirst?.[2], dayFirst?.[1]];
  if (!year || !month || !day) return null;
  const iso = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${iso}T12:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === iso ? iso : null;
}

/** The time somebody typed, as HH:MM, or null when it is not one. Reads `9:30`, `9h30`, `9 h`, `0930` and `14.30`. */
export function readFrenchTime(text: string): string | null {
  const [, hours, minutes = ''] = /^(\d{1,2})\s*[:h.]?\s*(\d{2})?$/i.exec(text.trim()) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return null;
  return `${hours.padStart(2, '0')}:${minutes.padEnd(2, '0')}`;
}

/** The first day after this one that is neither a Saturday nor a Sunday. */
export function nextWorkingDay(day: string): string {
  const at = new Date(`${day}T12:00:00Z`);
  do at.setUTCDate(at.getUTCDate() + 1);
  while (at.getUTCDay() === 0 || at.getUTCDay() === 6);
  return at.toISOString().slice(0, 10);
}
