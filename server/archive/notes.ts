import { appendFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

/** A backup that a command made beside the server: only the server writes its store, so the command leaves a note. */
export interface Note {
  file: string;
  startedAt: Date;
  endedAt: Date;
  bytes: number;
  sha256: string;
}

const noteSchema = z.object({
  file: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  bytes: z.int(),
  sha256: z.string(),
});

const pathOf = (dataDir: string) => join(dataDir, 'backups-made.jsonl');
const takenPath = (dataDir: string) => join(dataDir, 'backups-taken.jsonl');

/** Leaves a note for the register. The backup stands whether or not the note can be written. */
export function noteCommandBackup(dataDir: string, { file, startedAt, endedAt, bytes, sha256 }: Note): void {
  const note = { file: basename(file), startedAt, endedAt, bytes, sha256 };
  try {
    appendFileSync(pathOf(dataDir), `${JSON.stringify(note)}\n`, { mode: 0o600 });
  } catch {}
}

/** The notes that are there; a line that is none is passed over. */
export const readNotes = (dataDir: string): Note[] => [
  ...notesIn(takenPath(dataDir)),
  ...notesIn(pathOf(dataDir)),
];

/** The notes that are there, set aside until `dropNotes`: what a command notes meanwhile waits for the next time. */
export function takeNotes(dataDir: string): Note[] {
  const taken = takenPath(dataDir);
  if (!existsSync(taken) && existsSync(pathOf(dataDir))) renameSync(pathOf(dataDir), taken);
  return notesIn(taken);
}

export const dropNotes = (dataDir: string): void => rmSync(takenPath(dataDir), { force: true });

function notesIn(path: string): Note[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const parsed = noteSchema.safeParse(parse(line));
      if (!parsed.success) return [];
      const { startedAt, endedAt, ...rest } = parsed.data;
      return [{ ...rest, startedAt: new Date(startedAt), endedAt: new Date(endedAt) }];
    });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
