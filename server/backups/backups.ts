import { readRecipients } from '../archive/keys.ts';
import { readNotes } from '../archive/notes.ts';
import type { Context } from '../context.ts';
import * as queries from './backups.queries.ts';

/** What the register says of a backup that ended without a word. */
export const CUT_SHORT = 'cut short';

/** How many the register shows. */
const SHOWN = 60;

/** A backup that was made whole; times are of the real clock. */
export interface Backup {
  file: string;
  endedAt: Date;
  bytes: number;
}

/** A backup that was made, or tried. */
export interface Entry {
  id: string;
  file: string;
  origin: 'scheduled' | 'command';
  startedAt: Date;
  /** Undefined: it runs, or was cut short. */
  endedAt: Date | undefined;
  bytes: number | null;
  sha256: string | null;
  error: string | null;
  removedAt: Date | undefined;
}

/** The last backup that was made whole, scheduled or by a command. */
export async function findLastBackup(ctx: Context): Promise<Backup | undefined> {
  const row = await queries.findLastBackup(ctx.db);
  const all = [
    ...readNotes(ctx.env.DATA_DIR),
    ...(row ? [{ file: row.file, endedAt: new Date(row.ended_at ?? 0), bytes: row.bytes ?? 0 }] : []),
  ].sort((a, b) => b.endedAt.getTime() - a.endedAt.getTime());
  const [last] = all;
  return last && { file: last.file, endedAt: last.endedAt, bytes: last.bytes };
}

/** The newest backups first, with those of commands that the register has not taken yet. */
export async function listBackups(ctx: Context): Promise<Entry[]> {
  const rows = (await queries.listBackups(ctx.db, SHOWN)).map((row) => ({
    id: row.id,
    file: row.file,
    origin: row.origin === 'command' ? ('command' as const) : ('scheduled' as const),
    startedAt: new Date(row.started_at),
    endedAt: row.ended_at === null ? undefined : new Date(row.ended_at),
    bytes: row.bytes,
    sha256: row.sha256,
    error: row.error,
    removedAt: row.removed_at === null ? undefined : new Date(row.removed_at),
  }));
  const notes = readNotes(ctx.env.DATA_DIR)
    .filter(({ sha256 }) => !rows.some((row) => row.sha256 === sha256))
    .map((note) => ({
      ...note,
      id: note.sha256,
      origin: 'command' as const,
      error: null,
      removedAt: undefined,
    }));
  return [...notes, ...rows].sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
}

/** How scheduled backups are set: by the environment, never by a page. */
export interface Schedule {
  /** The public keys they are made for; empty where their file cannot be used. */
  keys: readonly string[];
  /** Why it cannot. */
  fault: string | undefined;
  folder: string;
  keepDays: number;
}

/** Undefined where no scheduled backups are made. */
export function findSchedule({ env }: Pick<Context, 'env'>): Schedule | undefined {
  const { BACKUP_KEY_FILE: keyFile, BACKUP_DIR: folder, BACKUP_KEEP_DAYS: keepDays } = env;
  if (keyFile === undefined) return undefined;
  try {
    return { keys: readRecipients(keyFile).recipients, fault: undefined, folder, keepDays };
  } catch (error) {
    return { keys: [], fault: error instanceof Error ? error.message : String(error), folder, keepDays };
  }
}
