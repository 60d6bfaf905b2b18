import type { Key } from '#shared/i18n/catalogues.ts';
import { localIso } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { kinds, type PieceKind, type PieceKindName } from '../pieces/kinds.ts';
import { countPieces, type PublishedPiece, pageOfPieces } from '../pieces/published.ts';
import { listIndicators, type StatedIndicator } from '../registers/indicators.ts';
import { type DataField, dataField } from './data-fields.ts';
import { type DataRow, type DataSet, latest } from './data-set.ts';
import { findLastPublished, findLastTakenBack } from './open-data.queries.ts';

/** Pieces read at once. */
const A_TIME = 500;

const ids: { [kind in PieceKindName]: string } = {
  policy: 'policies',
  interpretation: 'interpretations',
  interview: 'interviews',
  press_conference: 'press-conferences',
  enterprise_visit: 'enterprise-visits',
  disclosed_document: 'documents',
  indicator: 'indicators',
  edition: 'open-days',
  signed_article: 'articles',
  board: 'boards',
  slogan: 'slogans',
  special_topic: 'special-topics',
  known_answer: 'known-answers',
};

/** What every piece has. */
const common: DataField[] = [
  { name: 'slug', type: 'slug', meaning: 'openData.field_slug' },
  { name: 'address', type: 'address', meaning: 'openData.field_address' },
  { name: 'listed_on', type: 'date', meaning: 'openData.field_listed_on' },
  { name: 'version', type: 'number', meaning: 'openData.field_version' },
  { name: 'published_at', type: 'datetime', meaning: 'openData.field_published_at' },
  { name: 'hash', type: 'string', meaning: 'openData.field_hash' },
];

/** Fields of forms that would be called as one that every piece has. */
const named = (field: DataField): DataField =>
  common.some(({ name }) => name === field.name) ? { ...field, name: `content_${field.name}` } : field;

/** What an indicator says is reckoned, not entered. */
const stated: DataField[] = [{ name: 'stated', type: 'number', meaning: 'openData.field_stated' }];

/** A data set for each kind of piece: its fields are those of its form. */
export const pieceSets = (): DataSet[] => kinds.all().map(setOf);

function setOf(kind: PieceKind): DataSet {
  const own = kind.fields.map(dataField);
  return {
    id: ids[kind.kind],
    title: kind.words.many,
    row: kind.words.one satisfies Key,
    fields: [...common, ...own.map(named), ...(kind.kind === 'indicator' ? stated : [])],
    count: (ctx) => countPieces(ctx, kind.kind),
    changedAt: async (ctx) => {
      const all = await Promise.all([
        findLastPublished(ctx.db, kind.kind),
        findLastTakenBack(ctx.db, kind.kind),
      ]);
      return latest(all.map((at) => (at === null ? undefined : new Date(at))));
    },
    rows: kind.kind === 'indicator' ? indicatorRows(kind, own) : (ctx) => rowsOf(ctx, kind, own),
  };
}

async function* rowsOf(ctx: Context, kind: PieceKind, own: readonly DataField[]): AsyncGenerator<DataRow> {
  let cursor: string | undefined;
  do {
    const page = { limit: A_TIME, ...(cursor === undefined ? {} : { cursor }) };
    const { pieces, next } = await pageOfPieces<object>(ctx, [kind.kind], page);
    for (const piece of pieces) yield rowOf(ctx, kind, own, piece);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}

function rowOf(
  { env }: Context,
  kind: PieceKind,
  own: readonly DataField[],
  { slug, content, listedOn, no, publishedAt, hash }: PublishedPiece<object>,
): DataRow {
  const values = content as { [name: string]: unknown };
  return {
    slug,
    address: env.PUBLIC_URL + kind.address(slug, content),
    listed_on: listedOn,
    version: no,
    published_at: localIso(publishedAt),
    hash,
    ...Object.fromEntries(own.map((field) => [named(field).name, values[field.name] ?? null])),
  };
}

const indicatorRows = (kind: PieceKind, own: readonly DataField[]) => async (ctx: Context) =>
  (await listIndicators(ctx)).map(
    ({ piece, stated: { value } }: StatedIndicator): DataRow => ({
      ...rowOf(ctx, kind, own, piece),
      stated: value,
    }),
  );
