import { type Logger, pino } from 'pino';

/** One JSON line a record. No address, no receipt, no answer ever goes in: `request-log.ts` says what does. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export const openLog = (level: string): Log =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
