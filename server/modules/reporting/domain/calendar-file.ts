/** One appointment of a calendar file. */
export type Appointment = {
  /** Stays the same when the appointment moves, so that a calendar replaces it. */
  readonly uid: string;
  readonly title: string;
  readonly place: string;
  readonly link: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
};

const LINE_OCTETS = 75;

/** Appointments as a calendar file. Source: RFC 5545, sections 3.1 (lines), 3.3.11 (text), 3.6.1 (events). */
export function calendarFile(appointments: readonly Appointment[], { now, name }: { now: Date; name: string }): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//FormaPro//FormaPro//FR',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${text(name)}`,
    ...appointments.flatMap((one) => [
      'BEGIN:VEVENT',
      `UID:${one.uid}`,
      `DTSTAMP:${utc(now)}`,
      `DTSTART:${utc(one.startsAt)}`,
      `DTEND:${utc(one.endsAt)}`,
      `SUMMARY:${text(one.title)}`,
      ...(one.place ? [`LOCATION:${text(one.place)}`] : []),
      ...(one.link ? [`DESCRIPTION:${text(one.link)}`] : []),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const utc = (at: Date) => at.toISOString().replace(/[-:]|\.\d{3}/g, '');

const text = (value: string) => value.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');

/** No line is longer than 75 octets; what follows begins with a space. A letter of several octets is never cut. */
function folded(line: string): string {
  const pieces: string[] = [];
  let [piece, octets] = ['', 0];
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > LINE_OCTETS) {
      pieces.push(piece);
      [piece, octets] = [' ', 1];
    }
    [piece, octets] = [piece + letter, octets + size];
  }
  return [...pieces, piece].join('\r\n');
}
