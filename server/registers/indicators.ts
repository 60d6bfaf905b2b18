import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { findPublishedPiece, listPublishedPieces, type PublishedPiece } from '../pieces/published.ts';
import { countNow } from './countables.ts';
import type { Indicator } from './indicator.ts';

export type Mark = Indicator['reckoning'];

/** A figure with what a reader must know to trust it. */
export interface StatedValue {
  value: number;
  /** The report says that it is more than this. */
  over: boolean;
  unit: Text;
  /** Counted on this platform at the moment of reading, or told by an office. */
  mark: Mark;
  name: Text;
  /** Where its definition, period and source stand. */
  address: string;
}

/** What an indicator says at this moment; nothing where none is published under the code. */
export async function statedValue(ctx: Context, code: string): Promise<StatedValue | undefined> {
  const piece = await findPublishedPiece<Indicator>(ctx, 'indicator', code);
  return piece && stated(ctx, piece);
}

export interface StatedIndicator {
  piece: PublishedPiece<Indicator>;
  stated: StatedValue;
  /** What a rate leaves over of its base. */
  rest: Rest | undefined;
}

/** Every published indicator with its figure, in the order of their codes. */
export async function listIndicators(ctx: Context): Promise<StatedIndicator[]> {
  const pieces = await listPublishedPieces<Indicator>(ctx, 'indicator');
  const all = await Promise.all(pieces.map((piece) => withRest(ctx, piece)));
  return all.sort((a, b) => (a.piece.slug < b.piece.slug ? -1 : 1));
}

export async function withRest(ctx: Context, piece: PublishedPiece<Indicator>): Promise<StatedIndicator> {
  const own = await stated(ctx, piece);
  const { base, rest } = piece.content;
  const of = base === undefined ? undefined : await statedValue(ctx, base);
  return { piece, stated: own, rest: of && rest && restOf(own.value, { name: rest, of }) };
}

export interface Rest {
  name: Text;
  of: StatedValue;
  n: number;
  /** Between these it lies: the rate was rounded before it was reported. */
  least: number;
  most: number;
}

/** What a percentage leaves over of its base, and how exactly that is known from a rate with so many decimals. */
export function restOf(rate: number, { name, of }: Pick<Rest, 'name' | 'of'>): Rest {
  const half = 0.5 / 10 ** decimalsOf(rate);
  const left = (share: number) => (of.value * Math.min(100, Math.max(0, 100 - share))) / 100;
  return {
    ...{ name, of },
    n: Math.round(rounded(left(rate))),
    least: Math.ceil(rounded(left(rate + half))),
    most: Math.floor(rounded(left(rate - half))),
  };
}

const decimalsOf = (n: number): number => (String(n).split('.')[1] ?? '').length;

/** Without the dust of binary fractions. */
const rounded = (n: number): number => Number(n.toFixed(6));

async function stated(ctx: Context, { content, slug }: PublishedPiece<Indicator>): Promise<StatedValue> {
  const { reckoning, register, year, filters, value = 0, over = false, unit, title } = content;
  const counted = reckoning === 'counted' && register;
  return {
    value: counted ? await countNow(ctx, { register, year, filters }) : value,
    over: !counted && over,
    unit,
    mark: reckoning,
    name: title,
    address: `/indicators/${slug}`,
  };
}
