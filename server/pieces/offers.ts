import type { Text } from '#shared/questionnaire/definition.ts';
import { listConsultations } from '../consultations/consultations.ts';
import { publishedOutcomes } from '../consultations/published-outcomes.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { listOwnTitles } from './desk.ts';
import type { Field } from './fields.ts';
import { kinds, type PieceKindName } from './kinds.ts';
import type { Piece } from './pieces.ts';
import { listPublishedPieces } from './published.ts';

/** What of other pieces may be chosen in a form: published ones, and those on the officer's own desks. */
export async function offersFor(ctx: Context, officer: SignedIn, piece: Piece) {
  const pieces = new Map<PieceKindName, { slug: string; title: Text }[]>();
  for (const name of namesIn(kinds.of(piece.kind).fields)) {
    const kind = kinds.find(name);
    if (!kind) continue;
    const found = new Map<string, Text>();
    for (const { slug, content } of await listPublishedPieces<object>(ctx, name))
      found.set(slug, kind.title(content as { [name: string]: unknown }));
    for (const [slug, title] of await listOwnTitles(ctx, officer, name))
      if (!found.has(slug)) found.set(slug, title);
    pieces.set(
      name,
      [...found].map(([slug, title]) => ({ slug, title })),
    );
  }
  return { pieces, consultations: await consultationsOf(ctx, piece), files: [] };
}

/** Consultations with a public outcome, for a kind that names one. */
async function consultationsOf(ctx: Context, { kind }: Piece) {
  if (!kinds.of(kind).fields.some(({ as }) => as === 'consultation')) return [];
  const answered = new Set((await publishedOutcomes(ctx)).map(({ consultationId }) => consultationId));
  return (await listConsultations(ctx)).filter(({ id }) => answered.has(id));
}

const namesIn = (fields: readonly Field[]): Set<PieceKindName> =>
  new Set(
    fields.flatMap((field) =>
      field.as === 'piece' || field.as === 'pieces'
        ? [...field.of]
        : 'fields' in field
          ? [...namesIn(field.fields)]
          : [],
    ),
  );
