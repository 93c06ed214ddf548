/** 1.2 CMITimespan HHHH:MM:SS.SS: two to four digits of hours, two of minutes and seconds, up to two of fraction. */
const TIMESPAN = /^(\d{2,4}):(\d{2}):(\d{2})(?:\.(\d{1,2}))?$/;

/** 2004 timeinterval(second,10,2): ISO 8601 duration, seconds with up to two digits of fraction. */
const INTERVAL =
  /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,2}))?S)?)?$/;

const SECOND = 100;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MAX_TIMESPAN = 9999 * HOUR + 59 * MINUTE + 59 * SECOND + 99;

/** Hundredths of a second of a 1.2 timespan, null when it is none. */
export function timespanHundredths(text: string): number | null {
  const found = TIMESPAN.exec(text);
  if (!found) return null;
  const [, hours, minutes, seconds, fraction = ''] = found;
  return Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND + Number(fraction.padEnd(2, '0'));
}

/** Hundredths of a second of an ISO 8601 duration, null when it is none. A year is 365 days, a month 30. */
export function intervalHundredths(text: string): number | null {
  const found = INTERVAL.exec(text);
  if (!found) return null;
  const [years, months, days, hours, minutes, seconds] = found.slice(1, 7).map((part) => Number(part ?? 0));
  return (
    ((years ?? 0) * 365 + (months ?? 0) * 30 + (days ?? 0)) * DAY +
    (hours ?? 0) * HOUR +
    (minutes ?? 0) * MINUTE +
    (seconds ?? 0) * SECOND +
    Number((found[7] ?? '').padEnd(2, '0'))
  );
}

/** 1.2 HHHH:MM:SS.SS, held at 9999 hours. */
export function asTimespan(hundredths: number): string {
  const { hours, minutes, seconds, fraction } = parts(Math.min(hundredths, MAX_TIMESPAN));
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(hours).padStart(4, '0')}:${two(minutes)}:${two(seconds)}.${two(fraction)}`;
}

/** 2004 PT1H5M30.5S; PT0S for nothing. Written digit by digit: a sum of floats says 2.9699999 for 2.97. */
export function asInterval(hundredths: number): string {
  const { hours, minutes, seconds, fraction } = parts(hundredths);
  const hundredthsPart = fraction ? `.${String(fraction).padStart(2, '0')}`.replace(/0$/, '') : '';
  const rest = seconds || fraction ? `${seconds}${hundredthsPart}S` : '';
  const text = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest}`;
  return `PT${text || '0S'}`;
}

function parts(hundredths: number) {
  const whole = Math.max(0, Math.round(hundredths));
  return {
    hours: Math.floor(whole / HOUR),
    minutes: Math.floor((whole % HOUR) / MINUTE),
    seconds: Math.floor((whole % MINUTE) / SECOND),
    fraction: whole % SECOND,
  };
}
