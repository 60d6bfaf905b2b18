import type { Key } from '#shared/i18n/catalogues.ts';
import type { Context } from '../context.ts';
import type { PieceKindName } from '../pieces/kinds.ts';
import { countPieces, countPiecesBy, type PieceFilter } from '../pieces/published.ts';

/** What an indicator can count, and where what it counts is listed. */
export const countables = {
  policies: { kind: 'policy', label: 'indicators.of_policies', address: '/policies' },
  interpretations: { kind: 'interpretation', label: 'indicators.of_interpretations', address: '/policies' },
  interviews: { kind: 'interview', label: 'indicators.of_interviews', address: '/interviews' },
  press_conferences: {
    kind: 'press_conference',
    label: 'indicators.of_press_conferences',
    address: '/press-conferences',
  },
  enterprise_visits: {
    kind: 'enterprise_visit',
    label: 'indicators.of_enterprise_visits',
    address: '/enterprise-visits',
  },
  problems_solved: {
    kind: 'enterprise_visit',
    each: 'solved',
    label: 'indicators.of_problems_solved',
    address: '/enterprise-visits',
  },
  problems_tracked: {
    kind: 'enterprise_visit',
    each: 'tracked',
    label: 'indicators.of_problems_tracked',
    address: '/enterprise-visits',
  },
  documents: { kind: 'disclosed_document', label: 'indicators.of_documents', address: '/documents' },
} as const satisfies { [code: string]: Countable };

interface Countable {
  kind: PieceKindName;
  /** A facet whose every code is one of the things counted: several of them may stand in one piece. */
  each?: string;
  label: Key;
  address: string;
}

export type CountableCode = keyof typeof countables;
export const countableCodes = Object.keys(countables) as [CountableCode, ...CountableCode[]];

/** Which of a register's entries are counted: by year, and by other codes under which they are listed. */
export interface Counting {
  register: CountableCode;
  year?: string | undefined;
  filters?: readonly { name: string; value: string }[] | undefined;
}

/** How many there are at this moment. Counted, never stored. */
export async function countNow(ctx: Context, { register, year, filters = [] }: Counting): Promise<number> {
  const { kind, each }: Countable = countables[register];
  const facets: NonNullable<PieceFilter['facets']> = [
    ...(year ? [['year', year] as const] : []),
    ...filters.map(({ name, value }) => [name, value] as const),
  ];
  if (!each) return countPieces(ctx, kind, { facets });
  const counted = await countPiecesBy(ctx, kind, each, { facets });
  return counted.reduce((sum, { n }) => sum + n, 0);
}
