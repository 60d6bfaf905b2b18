import type { Context } from '../context.ts';
import { kinds, type Obstacle } from './kinds.ts';
import type { Piece } from './pieces.ts';

/** What stands against putting a piece before the approvers, in the order of its fields. */
export async function obstaclesTo(ctx: Context, piece: Piece): Promise<Obstacle[]> {
  const kind = kinds.of(piece.kind);
  const read = kind.schema.safeParse(piece.content);
  if (read.success) return (await kind.obstacles?.(ctx, read.data, piece)) ?? [];
  const fields = [...new Set(read.error.issues.map(({ path }) => path.map(String).join('.')))];
  return fields.map((field) => ({ field: field || (kind.fields[0]?.name ?? ''), key: 'pieces.missing' }));
}
