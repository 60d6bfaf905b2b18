import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { BackupError } from '../archive/errors.ts';

/**
 * Asks a question at the terminal; undefined where there is none. What is typed is not shown where it is secret. Throws
 * BackupError where Ctrl-C or Ctrl-D is the answer.
 */
export async function ask(question: string, { secret = false } = {}): Promise<string | undefined> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  // The reader clears its line before it asks, and what it writes is not seen where the answer is secret.
  if (secret) process.stderr.write(question);
  const output = secret ? new Writable({ write: (_chunk, _encoding, done) => done() }) : process.stderr;
  const reader = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return (await reader.question(secret ? '' : question)).trim();
  } catch (error) {
    throw new BackupError('Stopped; nothing was done', { cause: error });
  } finally {
    reader.close();
    if (secret) process.stderr.write('\n');
  }
}

/** Milliseconds after which work says how far it is. */
const PATIENCE_MS = 2000;
const EVERY_MS = 500;

/** Says how far work is, once it takes long: in one line that changes, and only where somebody looks. */
export function progressLine(): { say(text: string): void; end(): void } {
  const began = Date.now();
  let last = 0;
  let shown = false;
  return {
    say(text) {
      const now = Date.now();
      if (!process.stderr.isTTY || now - began < PATIENCE_MS || now - last < EVERY_MS) return;
      last = now;
      shown = true;
      process.stderr.write(`\r\x1b[K${text}`);
    },
    end() {
      if (shown) process.stderr.write('\r\x1b[K');
    },
  };
}

/** While the work runs, a signal ends the program in order, so that what was begun is cleared away; `lastWords` say what that means. */
export async function stoppable<T>(work: () => Promise<T>, lastWords?: string): Promise<T> {
  const stop = (code: number) => () => {
    if (lastWords) process.stderr.write(`${process.stderr.isTTY ? '\r\x1b[K' : ''}${lastWords}\n`);
    process.exit(code);
  };
  const stops = [
    ['SIGINT', stop(130)],
    ['SIGTERM', stop(143)],
  ] as const;
  for (const [signal, end] of stops) process.once(signal, end);
  try {
    return await work();
  } finally {
    for (const [signal, end] of stops) process.off(signal, end);
  }
}
