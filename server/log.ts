import { type Logger, pino } from 'pino';

/** One JSON line a record. No address, no receipt, no answer ever goes in: `request-log.ts` says what does. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** Bytes that are written at once, where they come together in less time than the next two say. */
const TOGETHER = 4096;
/** Milliseconds that a line waits at most. */
const WAIT_MS = 250;
/** pino's number of `warn`: from there on a line is written as it comes, with those before it. */
const WARN = 40;

export const openLog = (level: string): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    level === 'silent' ? pino.destination(1) : lines(),
  );

let opened: ReturnType<typeof openLines> | undefined;

function lines() {
  opened ??= openLines();
  return opened;
}

/**
 * Standard output, several lines a write: a write each took a tenth of a submission. What ends the process writes them
 * first; a kill or a power cut may lose the lines of a quarter of a second, and nothing else.
 */
function openLines() {
  const out = pino.destination({ fd: 1, sync: true, minLength: TOGETHER, periodicFlush: WAIT_MS });
  process.once('exit', () => out.flushSync());
  return {
    /** Asks pino to tell the level of each line. */
    [Symbol.for('pino.metadata')]: true as const,
    lastLevel: 0,
    write(line: string) {
      out.write(line);
      if (this.lastLevel >= WARN) out.flushSync();
    },
  };
}
