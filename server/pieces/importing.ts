import { z } from 'zod';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { type DraftContent, kinds, type PieceKindName } from './kinds.ts';
import { findPieceAt } from './pieces.queries.ts';
import { createPiece, isSlug } from './pieces.ts';

/** Kinds of which a department may have hundreds in another system. */
const imported: readonly PieceKindName[] = [
  'policy',
  'disclosed_document',
  'press_conference',
  'enterprise_visit',
];

/** Rows that one file may have. */
export const MOST_ROWS = 5000;

export const canImport = (kind: PieceKindName): boolean => imported.includes(kind);

/** What is wrong with a file: of the whole (row 0), or of a row, counted from 1, and a field. */
export interface ImportFault {
  row: number;
  field: string;
  why: 'not_json' | 'not_rows' | 'too_many' | 'slug' | 'taken' | 'twice' | 'field';
}

const rowShape = z.object({ slug: z.string(), content: z.record(z.string(), z.unknown()) });

/** Faults that are told at once. */
const TOLD = 200;

/**
 * Reads rows of `{slug, content}`, `content` in the shape of the API, checks each, and keeps all of them as drafts or none.
 * Gives how many, or what is wrong. Throws NotAllowedError.
 */
export async function importPieces(
  ctx: Context,
  officer: SignedIn,
  { kind: name, departmentId, json }: { kind: PieceKindName; departmentId: string; json: string },
): Promise<{ kept: number } | { faults: ImportFault[] }> {
  const rows = rowsIn(json);
  if (!Array.isArray(rows)) return { faults: [{ row: 0, field: '', why: rows }] };
  return ctx.store.write(async (tx) => {
    const faults: ImportFault[] = [];
    const read: { slug: string; content: DraftContent }[] = [];
    const seen = new Set<string>();
    for (const [at, given] of rows.entries()) {
      const row = at + 1;
      const shaped = rowShape.safeParse(given);
      if (!shaped.success) faults.push({ row, field: fieldOf(shaped.error.issues[0]?.path), why: 'field' });
      else {
        const { slug, content } = shaped.data;
        const why = await slugFault(tx, name, slug, seen);
        if (why) faults.push({ row, field: 'slug', why });
        const checked = kinds.of(name).schema.safeParse(content);
        const paths = checked.error?.issues.map(({ path }) => fieldOf(['content', ...path])) ?? [];
        for (const field of new Set(paths)) faults.push({ row, field, why: 'field' });
        seen.add(slug);
        if (checked.success) read.push({ slug, content: checked.data as DraftContent });
      }
      if (faults.length >= TOLD) break;
    }
    if (faults.length > 0) return { faults: faults.slice(0, TOLD) };
    for (const row of read) await createPiece(tx, officer, { ...row, kind: name, departmentId });
    return { kept: read.length };
  });
}

function rowsIn(json: string): unknown[] | 'not_json' | 'not_rows' | 'too_many' {
  let rows: unknown;
  try {
    rows = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch {
    return 'not_json';
  }
  if (!Array.isArray(rows) || rows.length === 0) return 'not_rows';
  return rows.length > MOST_ROWS ? 'too_many' : rows;
}

async function slugFault(tx: Context, kind: PieceKindName, slug: string, seen: ReadonlySet<string>) {
  if (!isSlug(slug)) return 'slug';
  if (seen.has(slug)) return 'twice';
  return (await findPieceAt(tx.db, kind, slug)) ? 'taken' : undefined;
}

const fieldOf = (path: readonly PropertyKey[] = []): string => path.map(String).join('.');
