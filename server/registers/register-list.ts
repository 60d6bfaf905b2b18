import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import type { PieceKindName } from '../pieces/kinds.ts';
import { countPieces, countPiecesBy, type PublishedPiece, pageOfPieces } from '../pieces/published.ts';
import { keptCount } from './kept-counts.ts';

/** What of a register is asked for: codes by facet, and words. */
export interface Asked {
  facets: readonly (readonly [name: string, value: string])[];
  words: string;
  cursor: string | undefined;
}

export interface RegisterList<C> {
  pieces: PublishedPiece<C>[];
  next: string | null;
  /** How many there are in all that fit. */
  total: number;
  /** How many there are of each code, by facet, in the whole register. */
  codes: ReadonlyMap<string, readonly Code[]>;
}

export interface Code {
  value: string;
  n: number;
  /** What it is called in either language, where the code is a name in Chinese. */
  name?: Text | undefined;
}

/** Where a piece says in both languages what a facet has in Chinese. */
export type Names<C> = { readonly [facet: string]: (content: C) => Text };

/** Reads a query's own names; what is too long or not among the facets is not asked for. */
export function askedIn(query: (name: string) => string | undefined, names: readonly string[]): Asked {
  const given = (name: string) => [...(query(name) ?? '')].slice(0, 100).join('').trim();
  return {
    facets: names.flatMap((name): [string, string][] => (given(name) ? [[name, given(name)]] : [])),
    words: given('q'),
    cursor: query('cursor'),
  };
}

/** A page of a register, the newest first. */
export async function listRegister<C>(
  ctx: Context,
  kind: PieceKindName,
  asked: Asked,
  { names, limit, called = {} }: { names: readonly string[]; limit: number; called?: Names<C> },
): Promise<RegisterList<C>> {
  const { facets, words, cursor } = asked;
  const filter = { facets, words };
  const [{ pieces, next }, total, codes] = await Promise.all([
    pageOfPieces<C>(ctx, [kind], { ...filter, limit, ...(cursor === undefined ? {} : { cursor }) }),
    countFitting(ctx, kind, asked),
    keptCount(ctx, kind, () => countCodes(ctx, kind, names, called)),
  ]);
  return { pieces, next, total, codes };
}

/** How many of a register fit what is asked for, and these codes too. */
export const countFitting = (
  ctx: Context,
  kind: PieceKindName,
  { facets, words }: Omit<Asked, 'cursor'>,
  more: Asked['facets'] = [],
): Promise<number> => {
  const filter = { facets: [...facets, ...more], words };
  return keptCount(ctx, `${kind} ${JSON.stringify(filter)}`, () => countPieces(ctx, kind, filter));
};

type Codes = RegisterList<unknown>['codes'];

async function countCodes<C>(
  ctx: Context,
  kind: PieceKindName,
  names: readonly string[],
  called: Names<C>,
): Promise<Codes> {
  const counted = new Map<string, readonly Code[]>();
  for (const facet of names) {
    const codes: Code[] = await countPiecesBy(ctx, kind, facet);
    const nameIn = called[facet];
    counted.set(
      facet,
      nameIn
        ? await Promise.all(
            codes.map(async ({ value, n }) => {
              const one = await pageOfPieces<C>(ctx, [kind], { facets: [[facet, value]], limit: 1 });
              return { value, n, name: one.pieces[0] && nameIn(one.pieces[0].content) };
            }),
          )
        : codes,
    );
  }
  return counted;
}
