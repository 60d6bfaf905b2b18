import type { Dated } from '#shared/dated.ts';
import { languages } from '#shared/i18n/languages.ts';
import type { Context } from '../context.ts';
import type { Obstacle } from '../pieces/kinds.ts';
import { type BoardContent, boardSlug } from './board-content.ts';
import { sizeOf } from './board-size.ts';
import { boardOn, changeDays } from './board-text.ts';
import { findEdition, unknownPlaceholders } from './open-day.ts';

/** What stands against a board: its edition, its address, its days, its length. */
export async function boardObstacles(
  ctx: Context,
  content: BoardContent,
  { slug }: { slug: string },
): Promise<Obstacle[]> {
  const edition = await findEdition(ctx, Number(content.edition));
  if (!edition) return [{ field: 'edition', key: 'exhibition.no_edition' }];
  const days = [edition.date, ...changeDays(content).filter((day) => day > edition.date)];
  const shown = days.map((day) => ({ day, on: boardOn(content, day, edition) }));
  const empty = shown.find(({ on }) => on.lines.length === 0 || on.basis.length === 0);
  return [
    ...addressObstacles(content, slug),
    ...content.lines.flatMap((line, at) => reversed(line, `lines.${at}`)),
    ...content.basis.flatMap((line, at) => reversed(line, `basis.${at}`)),
    ...[content.title, ...content.lines.map(({ text }) => text)]
      .flatMap(unknownPlaceholders)
      .map((name): Obstacle => ({ field: 'lines', key: 'exhibition.unknown_placeholder', values: { name } })),
    ...(empty
      ? [
          {
            field: empty.on.lines.length === 0 ? 'lines' : 'basis',
            key: 'exhibition.nothing_holds',
            values: { day: empty.day },
          } as const,
        ]
      : []),
    ...(shown.some(({ on }) => languages.some((language) => sizeOf(on, language) === undefined))
      ? [{ field: 'lines', key: 'exhibition.too_long' } as const]
      : []),
  ];
}

const addressObstacles = ({ edition, number }: BoardContent, slug: string): Obstacle[] =>
  slug === boardSlug({ edition, number })
    ? []
    : [
        {
          field: 'number',
          key: 'exhibition.other_address',
          values: { slug: boardSlug({ edition, number }) },
        },
      ];

const reversed = ({ valid_from, valid_until }: Dated, row: string): Obstacle[] =>
  valid_from !== undefined && valid_until !== undefined && valid_until < valid_from
    ? [
        {
          field: `${row}.valid_until`,
          key: 'exhibition.reversed',
          values: { day: valid_from },
        },
      ]
    : [];
