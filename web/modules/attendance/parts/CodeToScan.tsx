import { Button } from '@mantine/core';
import { IconMaximize } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import QRCode from 'qrcode';
import { useRef } from 'react';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

/** The code that turns every thirty seconds, with the short one to type beside it. The turning is not announced. */
export function CodeToScan({ slotId }: { slotId: string }) {
  const t = useMessages(messages);
  const stage = useRef<HTMLDivElement>(null);
  const { data, error } = useQuery({
    queryKey: ['code', slotId],
    queryFn: () => api('GET /slots/:slotId/code', { params: { slotId } }),
    refetchInterval: (query) => (query.state.data?.validForMs ?? 5_000) + 200,
    staleTime: 0,
  });
  if (!data) return <RefusalAlert error={error} />;
  return (
    <div className="fp-code-stage" ref={stage}>
      <div className="fp-qr">
        <QrPicture text={data.address} name={t.qr} />
      </div>
      <div className="fp-code-life" key={data.shortCode} aria-hidden>
        <i style={{ animationDuration: `${data.validForMs}ms` }} />
      </div>
      <p className="fp-plain">
        <span className="fp-quiet">{t.orCode} </span>
        <span className="fp-short-code">{data.shortCode}</span>
      </p>
      <Button
        variant="subtle"
        leftSection={<IconMaximize size={18} aria-hidden />}
        onClick={() => void stage.current?.requestFullscreen?.().catch(() => undefined)}
      >
        {t.fullScreen}
      </Button>
    </div>
  );
}

/** Dark squares as one path: sharp at any size, no picture to fetch. */
function QrPicture({ text, name }: { text: string; name: string }) {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const squares: string[] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) squares.push(`M${column} ${row}h1v1h-1z`);
  }
  return (
    <svg viewBox={`0 0 ${modules.size} ${modules.size}`} role="img" aria-label={name} shapeRendering="crispEdges">
      <path d={squares.join('')} fill="#000" />
    </svg>
  );
}
