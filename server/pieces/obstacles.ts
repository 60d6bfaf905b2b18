import type { Context } from '../context.ts';
import { type Field, within } from './fields.ts';
import { listFiles } from './files.ts';
import { type DraftContent, kinds, type Obstacle } from './kinds.ts';
import type { Piece } from './pieces.ts';

/** What stands against putting a piece before the approvers, in the order of its fields. */
export async function obstaclesTo(ctx: Context, piece: Piece): Promise<Obstacle[]> {
  const kind = kinds.of(piece.kind);
  const read = kind.schema.safeParse(piece.content);
  if (read.success)
    return [
      ...((await kind.obstacles?.(ctx, read.data, piece)) ?? []),
      ...(await filesGone(ctx, piece, kind.fields)),
    ];
  const fields = [...new Set(read.error.issues.map(({ path }) => path.map(String).join('.')))];
  return fields.map((field) => ({ field: field || (kind.fields[0]?.name ?? ''), key: 'pieces.missing' }));
}

/** Places that name a file which is not among those of the piece. */
async function filesGone(ctx: Context, piece: Piece, fields: readonly Field[]): Promise<Obstacle[]> {
  const named = filesNamed(fields, piece.content, '');
  if (named.length === 0) return [];
  const own = new Set((await listFiles(ctx, piece)).map(({ id }) => id));
  return named
    .filter(({ id }) => !own.has(id))
    .map(({ field }) => ({ field, key: 'pieces.file_gone' as const }));
}

function filesNamed(
  fields: readonly Field[],
  content: DraftContent,
  outer: string,
): { field: string; id: string }[] {
  return fields.flatMap((field) => {
    const value = content[field.name];
    const name = within(outer, field.name);
    if (field.as === 'file') return typeof value === 'string' ? [{ field: name, id: value }] : [];
    if (field.as === 'group') return value ? filesNamed(field.fields, value as DraftContent, name) : [];
    if (field.as !== 'list' || !Array.isArray(value)) return [];
    return value.flatMap((row: DraftContent, at) => filesNamed(field.fields, row, `${name}.${at}`));
  });
}
