const PARTS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/**
 * The instant of a French wall-clock time: `2026-03-09` `09:00` is 08:00 UTC.
 *
 * Summer time is followed. A time that does not exist (the night clocks move forward) is read as one hour later; one that
 * exists twice is the first of the two.
 */
export function parisInstant(day: string, time: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00.000Z`);
  const first = asUtc - offsetMs(asUtc - 3_600_000);
  return new Date(asUtc - offsetMs(first));
}

function offsetMs(at: number): number {
  const parts = Object.fromEntries(PARTS.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  const wall = Date.parse(`${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:00.000Z`);
  return wall - Math.floor(at / 60_000) * 60_000;
}
