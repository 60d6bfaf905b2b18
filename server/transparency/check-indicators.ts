import type { Context } from '../context.ts';
import { kinds } from '../pieces/kinds.ts';
import { countables } from '../registers/countables.ts';
import type { Indicator } from '../registers/indicator.ts';
import { statedValue } from '../registers/indicators.ts';
import * as queries from './indicator-checks.queries.ts';
import type { Check } from './store-check.ts';

interface Listed {
  kind: string;
  /** Each a name and a code. */
  codes: Set<string>;
}

/**
 * What indicators count, against a second count of what the published contents themselves say: by which codes each is
 * listed is worked out anew and must be what is stored, and the figures must be what comes of it.
 */
export const checkIndicators: Check = async (ctx, look) => {
  const listed: Listed[] = [];
  const indicators: { slug: string; content: Indicator }[] = [];
  let after = '';
  for (;;) {
    const rows = await queries.listPublicPieces(ctx.db, after);
    const stored = await storedCodes(ctx, rows);
    for (const { id, kind, slug, listed_on, content } of rows) {
      look();
      const read = JSON.parse(content) as object;
      const known = kinds.of(kind as Parameters<typeof kinds.of>[0]);
      const codes = new Set((known.facets?.(read) ?? []).map(codeOf));
      if (!isSame(codes, stored.get(id) ?? new Set())) return `piece ${id} is not listed by what it says`;
      if (known.listedOn(read) !== listed_on) return `piece ${id} is not listed on its day`;
      listed.push({ kind, codes });
      if (kind === 'indicator') indicators.push({ slug, content: read as Indicator });
    }
    after = rows.at(-1)?.id ?? '';
    if (after === '') break;
  }
  for (const { slug, content } of indicators) {
    look();
    const told = (await statedValue(ctx, slug))?.value;
    if (told !== recount(content, listed)) return `indicator ${slug} is counted wrong`;
  }
  return undefined;
};

const codeOf = ([name, value]: readonly [string, string]): string => `${name}\n${value}`;

const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((each) => b.has(each));

async function storedCodes(
  { db }: Context,
  rows: readonly { id: string }[],
): Promise<Map<string, Set<string>>> {
  const [first, last] = [rows[0]?.id, rows.at(-1)?.id];
  const codes = new Map<string, Set<string>>();
  if (first === undefined || last === undefined) return codes;
  for (const { piece_id, name, value } of await queries.listFacets(db, first, last))
    codes.set(piece_id, (codes.get(piece_id) ?? new Set()).add(codeOf([name, value])));
  return codes;
}

/** Counts in memory what the indicator says that it counts. */
function recount(
  { reckoning, register, year, filters = [], value }: Indicator,
  listed: readonly Listed[],
): number | undefined {
  if (reckoning === 'reported' || register === undefined) return value;
  const countable: { kind: string; each?: string } = countables[register];
  const wanted = [
    ...(year === undefined ? [] : [codeOf(['year', year])]),
    ...filters.map((each) => codeOf([each.name, each.value])),
  ];
  const fitting = listed.filter(
    ({ kind, codes }) => kind === countable.kind && wanted.every((code) => codes.has(code)),
  );
  const { each } = countable;
  if (each === undefined) return fitting.length;
  const ofEach = ({ codes }: Listed) => [...codes].filter((code) => code.startsWith(`${each}\n`)).length;
  return fitting.reduce((sum, piece) => sum + ofEach(piece), 0);
}
