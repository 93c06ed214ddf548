import { expect, test } from 'vitest';
import { foldLines, type Item } from './queue.ts';

const item = (kind: Item['kind'], rank: number): Item => ({
  kind,
  bucket: 'today',
  at: '2026-03-10T09:00:00.000Z',
  sessionId: `s${rank}`,
  slotId: null,
  code: `SES-2026-000${rank}`,
  title: 'Manager une équipe au quotidien',
  trainerName: null,
  count: rank,
});

test('many agreements to send are one line at the place of the first, and a filter unfolds them', () => {
  const items = [
    item('TRAINER_MISSING', 1),
    ...[1, 2, 3, 4].map((rank) => item('AGREEMENT_TO_SEND', rank)),
    item('CONVOCATION_TO_SEND', 1),
  ];
  const shown = (isFolding: boolean) =>
    foldLines(items, { isFolding }).map((line) =>
      'single' in line ? line.single.kind : [line.kind, line.items.length],
    );
  expect([shown(true), shown(false)]).toEqual([
    ['TRAINER_MISSING', ['AGREEMENT_TO_SEND', 4], 'CONVOCATION_TO_SEND'],
    items.map(({ kind }) => kind),
  ]);
});
