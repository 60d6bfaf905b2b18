import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { MoveRefusedError, type Source, type Target } from '#db/move/ends.ts';
import { openPostgresSource } from '#db/move/postgres-source.ts';
import { openPostgresTarget } from '#db/move/postgres-target.ts';
import { openSqliteSource } from '#db/move/sqlite-source.ts';
import { openSqliteTarget } from '#db/move/sqlite-target.ts';

/** One of the two ends of a move. */
export type End = { kind: 'sqlite'; file: string } | { kind: 'postgres'; url: string };

/** Reads `sqlite:PATH`, the data folder or the file in it, or `postgres://…`; undefined where it is neither. */
export function readEnd(text: string): End | undefined {
  const path = /^sqlite:(.+)$/s.exec(text)?.[1];
  if (path !== undefined) {
    const full = resolve(path);
    return { kind: 'sqlite', file: full.endsWith('.db') ? full : join(full, 'wenji.db') };
  }
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text) ? { kind: 'postgres', url: text } : undefined;
}

/** Whether both are one place, as far as their names tell. */
export function isSame(one: End, other: End): boolean {
  if (one.kind === 'sqlite') return other.kind === 'sqlite' && realFile(one.file) === realFile(other.file);
  return other.kind === 'postgres' && databaseOf(one.url) === databaseOf(other.url);
}

const realFile = (file: string) =>
  existsSync(dirname(file)) ? join(realpathSync(dirname(file)), basename(file)) : file;

function databaseOf(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? hostname;
  return [
    host === 'localhost' ? '127.0.0.1' : host,
    port || searchParams.get('port') || '5432',
    pathname,
  ].join(' ');
}

/** Throws StoreRefusedError. */
export const openSource = async (end: End): Promise<Source> =>
  end.kind === 'sqlite' ? openSqliteSource(end.file) : openPostgresSource(end.url);

/** Throws StoreRefusedError. */
export const openTarget = (end: End): Promise<Target> =>
  end.kind === 'sqlite' ? openSqliteTarget(end.file) : openPostgresTarget(end.url);

/** The store's check value of its secret. Throws MoveRefusedError where no server ever opened it. */
export async function checkOf(source: Source): Promise<string> {
  const check = await source.meta('secret_check');
  if (check === undefined)
    throw new MoveRefusedError(`${source.place} was never opened by a server: there is nothing to move`);
  return check;
}
