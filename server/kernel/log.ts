import pino, { type Logger } from 'pino';

export type Log = Logger;

/**
 * Structured log, one JSON line per event on standard output. Never a name, a mail, a body or a query string:
 * request id, route pattern, status, duration and the role are enough to follow a request.
 */
export function createLog({ level = 'info', pretty = false }: { level?: string; pretty?: boolean }): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    ...(pretty ? { enabled: level !== 'silent' } : {}),
  });
}
