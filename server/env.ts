import { join } from 'node:path';
import { z } from 'zod';
import { StartRefusedError } from './start-refusals.ts';

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');

/** Where a database may be; never said again with what was given, for a password stands in it. */
const database = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'is no address of a PostgreSQL database: write postgres://USER:PASSWORD@HOST:PORT/DATABASE',
});

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  /** Where the database lies, for many processes; unset: a SQLite file in DATA_DIR. */
  DATABASE_URL: database.optional(),
  /** The PostgreSQL server itself, for backups and restores, where DATABASE_URL is a pooler; unset: DATABASE_URL. */
  BACKUP_DATABASE_URL: database.optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'is no address of a site: write https://HOST' })
    .optional(),
  SECRET_KEY: z.string().min(32, 'is too short: it needs 32 characters or more').optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'is no address of a mail server: write smtps://HOST' })
    .optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(9).default(0),
  ALLOW_HTTP: flag,
  /** Where scheduled backups and the mirror of the erasure journal lie; unset: `DATA_DIR/backups`. */
  BACKUP_DIR: z.string().min(1).optional(),
  /** A file with the public key (`age1…`) that scheduled backups are encrypted for; unset: none are made. */
  BACKUP_KEY_FILE: z.string().min(1).optional(),
  BACKUP_KEEP_DAYS: z.coerce.number().int().min(1).max(366).default(30),
  /** Programs that read /metrics from elsewhere than this machine show it as a bearer token. */
  METRICS_TOKEN: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Env = z.infer<typeof schema> & { PUBLIC_URL: string; BACKUP_DIR: string };

/**
 * The environment, checked. Throws StartRefusedError with every wrong value at once. Plain http is refused beyond loopback unless
 * ALLOW_HTTP=1: sessions and receipts would travel in the open.
 */
export function readEnv(from: NodeJS.ProcessEnv): Env {
  const parsed = schema.safeParse(from);
  if (!parsed.success) throw wrong(parsed.error);
  const env = parsed.data;
  if (env.DATABASE_URL && !env.SECRET_KEY)
    throw new StartRefusedError('SECRET_KEY is not set: with DATABASE_URL every process needs the same one');
  const url = new URL(env.PUBLIC_URL ?? `http://${hostName(env.HOST)}:${env.PORT}`);
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && !env.ALLOW_HTTP)
    throw new StartRefusedError(`PUBLIC_URL ${url.origin} is plain http: use https, or set ALLOW_HTTP=1`);
  return { ...env, PUBLIC_URL: url.origin, BACKUP_DIR: env.BACKUP_DIR ?? join(env.DATA_DIR, 'backups') };
}

const place = schema.pick({ DATA_DIR: true, DATABASE_URL: true, BACKUP_DATABASE_URL: true });

/** Where the store is, for a command that needs to know nothing else. Throws StartRefusedError. */
export function readPlace(from: { [name: string]: unknown }): z.infer<typeof place> {
  const parsed = place.safeParse(from);
  if (!parsed.success) throw wrong(parsed.error);
  const { DATABASE_URL, BACKUP_DATABASE_URL = DATABASE_URL } = parsed.data;
  return { ...parsed.data, BACKUP_DATABASE_URL: DATABASE_URL && BACKUP_DATABASE_URL };
}

/** A line for each variable whose value is wrong; what zod says in general begins a sentence of its own. */
const wrong = ({ issues }: z.ZodError) =>
  new StartRefusedError(
    issues
      .map(({ path, message }) => `${path.join('.')}${/^[a-z]/.test(message) ? ' ' : ': '}${message}`)
      .join('\n'),
  );

const hostName = (host: string) =>
  host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? '127.0.0.1' : host;

export const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host);
