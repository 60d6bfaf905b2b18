import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import type { Obstacle } from '../pieces/kinds.ts';
import { listPublishedPieces } from '../pieces/published.ts';
import type { EditionContent } from './edition-content.ts';

/** What stands against an edition beyond its shape: each with the field where it is put right. */
export async function editionObstacles(
  ctx: Context,
  content: EditionContent,
  { slug }: { slug: string },
): Promise<Obstacle[]> {
  return [
    ...(content.date.startsWith(`${slug}-`)
      ? []
      : [{ field: 'date', key: 'openDay.date_of_other_year' as const, values: { year: slug } }]),
    ...(await saidBefore(ctx, content, slug)),
    ...placesTwice(content),
    ...slotFaults(content),
  ];
}

/** Theme and notice of a year are given anew: those of another year were copied. */
async function saidBefore(ctx: Context, content: EditionContent, slug: string): Promise<Obstacle[]> {
  const others = (await listPublishedPieces<EditionContent>(ctx, 'edition')).filter(
    (each) => each.slug !== slug,
  );
  return (['theme', 'notice'] as const).flatMap((field) => {
    const other = others.find((each) => isAlike(each.content[field], content[field]));
    return other ? [{ field, key: 'openDay.of_other_year' as const, values: { year: other.slug } }] : [];
  });
}

/** Alike in any language: half a translation would leave last year's words in the other. */
const isAlike = (a: Text, b: Text): boolean =>
  Object.entries(a).some(([language, words]) => b[language]?.trim() === words.trim());

const placesTwice = ({ places }: EditionContent): Obstacle[] =>
  places.flatMap(({ code }, at) =>
    places.findIndex((each) => each.code === code) < at
      ? [{ field: `places.${at}.code`, key: 'openDay.place_twice', values: { code } }]
      : [],
  );

const slotFaults = ({ programme, hotline, places }: EditionContent): Obstacle[] => [
  ...[...programme.entries()].flatMap(([at, { start, end, place }]): Obstacle[] => [
    ...(start < end ? [] : [{ field: `programme.${at}.end`, key: 'openDay.ends_before' as const }]),
    ...(place === undefined || places.some(({ code }) => code === place)
      ? []
      : [{ field: `programme.${at}.place`, key: 'openDay.no_such_place' as const }]),
  ]),
  ...[...hotline.entries()].flatMap(([at, { start, end }]): Obstacle[] =>
    start < end ? [] : [{ field: `hotline.${at}.end`, key: 'openDay.ends_before' }],
  ),
];
