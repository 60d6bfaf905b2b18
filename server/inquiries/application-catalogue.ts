import type { Key } from '#shared/i18n/catalogues.ts';
import type { Context } from '../context.ts';
import { kinds, type PieceKindName } from '../pieces/kinds.ts';
import { countPieces, countPiecesBy } from '../pieces/published.ts';

/** What is disclosed on its own accord and has a list of its own, and where. */
const listed = [
  ['policy', '/policies'],
  ['disclosed_document', '/documents'],
  ['press_conference', '/press-conferences'],
  ['enterprise_visit', '/enterprise-visits'],
  ['interview', '/interviews'],
  ['indicator', '/indicators'],
  ['edition', '/open-day'],
] as const satisfies [PieceKindName, string][];

export interface Catalogue {
  kinds: { label: Key; path: string; count: number }[];
  /** Documents by the categories of art. 20, by their codes. */
  categories: ReadonlyMap<string, number>;
}

/** 公开目录: counted from what is public now, never typed. */
export async function readCatalogue(ctx: Context): Promise<Catalogue> {
  const [counts, categories] = await Promise.all([
    Promise.all(
      listed.map(async ([kind, path]) => ({
        label: kinds.of(kind).words.many,
        path,
        count: await countPieces(ctx, kind),
      })),
    ),
    countPiecesBy(ctx, 'disclosed_document', 'category'),
  ]);
  return { kinds: counts, categories: new Map(categories.map(({ value, n }) => [value, n])) };
}
