import { Button, Checkbox } from '@mantine/core';
import { IconEraser } from '@tabler/icons-react';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { defineMessages, useMessages } from '../app/i18n.ts';

export type Stroke = [number, number][];
export type SignatureValue = { method: 'drawn'; strokes: Stroke[] } | { method: 'typed' };

const messages = defineMessages({
  fr: {
    box: 'Cadre de signature',
    hint: 'Signez dans le cadre',
    clear: 'Effacer',
    typed: 'Signer sans dessiner : je confirme par cette case',
  },
  en: {
    box: 'Signature box',
    hint: 'Sign in the box',
    clear: 'Clear',
    typed: 'Sign without drawing: I confirm with this box',
  },
});

const INK = '#2B3F9E';
const MAX_POINTS = 1_800;

/**
 * A signature as vectors, drawn by finger, pen or mouse, or given by a box to tick for those who do not draw.
 *
 * Points are shares of the box, rounded to a thousandth: the drawing is the same on every screen and in the PDF.
 */
export function SignaturePad({ onChange }: { onChange: (value: SignatureValue | null) => void }) {
  const t = useMessages(messages);
  const canvas = useRef<HTMLCanvasElement>(null);
  const strokes = useRef<Stroke[]>([]);
  const isDown = useRef(false);
  const [typed, setTyped] = useState(false);
  useEffect(() => fitToScreen(canvas.current), []);

  const point = (event: PointerEvent<HTMLCanvasElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (value: number) => Math.round(Math.min(1.2, Math.max(-0.2, value)) * 1000) / 1000;
    return [share((event.clientX - box.left) / box.width), share((event.clientY - box.top) / box.height)];
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    isDown.current = true;
    strokes.current.push([point(event)]);
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const stroke = strokes.current.at(-1);
    if (!isDown.current || !stroke || strokes.current.flat().length > MAX_POINTS) return;
    stroke.push(point(event));
    paint(canvas.current, strokes.current);
  };
  const end = () => {
    isDown.current = false;
    const drawn = strokes.current.filter((stroke) => stroke.length > 1);
    onChange(drawn.length > 0 ? { method: 'drawn', strokes: drawn } : null);
  };
  const clear = () => {
    strokes.current = [];
    paint(canvas.current, []);
    onChange(typed ? { method: 'typed' } : null);
  };
  return (
    <div className="fp-stack">
      <div style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center' }}>
        <span>{t.hint}</span>
        <Button variant="subtle" size="sm" leftSection={<IconEraser size={16} />} onClick={clear}>
          {t.clear}
        </Button>
      </div>
      <div className="fp-pad">
        <canvas
          ref={canvas}
          role="img"
          aria-label={t.box}
          onPointerDown={begin}
          onPointerMove={draw}
          onPointerUp={end}
          onPointerCancel={end}
        />
      </div>
      <Checkbox
        label={t.typed}
        checked={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.checked);
          onChange(event.currentTarget.checked ? { method: 'typed' } : null);
        }}
      />
    </div>
  );
}

function fitToScreen(canvas: HTMLCanvasElement | null): void {
  if (!canvas) return;
  const scale = window.devicePixelRatio || 1;
  canvas.width = canvas.clientWidth * scale;
  canvas.height = canvas.clientHeight * scale;
}

function paint(canvas: HTMLCanvasElement | null, strokes: readonly Stroke[]): void {
  const brush = canvas?.getContext('2d');
  if (!canvas || !brush) return;
  brush.clearRect(0, 0, canvas.width, canvas.height);
  brush.strokeStyle = INK;
  brush.lineWidth = 2.4 * (window.devicePixelRatio || 1);
  brush.lineCap = 'round';
  brush.lineJoin = 'round';
  for (const stroke of strokes) {
    brush.beginPath();
    for (const [index, [x, y]] of stroke.entries()) {
      if (index === 0) brush.moveTo(x * canvas.width, y * canvas.height);
      else brush.lineTo(x * canvas.width, y * canvas.height);
    }
    brush.stroke();
  }
}

/** A stored signature, small, beside a name. */
export function MiniSignature({ strokes }: { strokes: readonly Stroke[] }) {
  return (
    <svg className="fp-mini-sign" viewBox="-0.05 -0.05 1.1 1.1" preserveAspectRatio="none" aria-hidden>
      {strokes.map((stroke) => (
        <polyline
          key={stroke.join(' ')}
          points={stroke.map((point) => point.join(',')).join(' ')}
          fill="none"
          stroke="var(--fp-ink)"
          strokeWidth={1.6}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}
