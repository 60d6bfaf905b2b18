import { z } from 'zod';
import { sayIn } from '#shared/i18n/languages.ts';
import { figureCodes } from '#shared/open-day/figures.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import type { Obstacle, PieceKind } from '../pieces/kinds.ts';
import { statedValue } from '../registers/indicators.ts';
import { unknownPlaceholders } from './open-day.ts';
import { inBoth, inChinese } from './texts.ts';

const schema = z.strictObject({
  edition: z.string().regex(/^\d{4}$/),
  title: inBoth,
  office: inBoth,
  source: inBoth,
  date: z.iso.date(),
  paragraphs: z.array(inChinese).min(1),
});

export type SignedArticle = z.infer<typeof schema>;

/** 署名文章: signed by an office, with every figure in it taken from an indicator. */
export const signedArticle: PieceKind<SignedArticle> = {
  kind: 'signed_article',
  chain: 'open_day',
  schema,
  words: { one: 'openDay.article', many: 'openDay.articles', help: 'openDay.articles_help' },
  fields: [
    { as: 'line', name: 'edition', label: 'openDay.of_edition', help: 'openDay.of_edition_help' },
    { as: 'text', name: 'title', label: 'openDay.article_title' },
    { as: 'text', name: 'office', label: 'openDay.article_office', help: 'openDay.article_office_help' },
    { as: 'text', name: 'source', label: 'openDay.article_source' },
    { as: 'day', name: 'date', label: 'openDay.article_date' },
    {
      as: 'list',
      name: 'paragraphs',
      label: 'openDay.paragraphs',
      help: 'openDay.paragraphs_help',
      one: 'openDay.paragraph',
      most: 60,
      fields: [{ as: 'text', name: '', label: 'openDay.paragraph', rows: 5 }],
    },
  ],
  blank: ({ clock }) => ({ edition: String(clock.now().getUTCFullYear()), paragraphs: [] }),
  slugOf: ({ edition }) => (typeof edition === 'string' ? edition : undefined),
  title: ({ title }) => (title ?? {}) as Text,
  address: (slug) => `/open-day/${slug}/article`,
  listedOn: ({ date }) => date,
  facets: ({ edition }) => [['edition', edition]],
  found: ({ title, office, paragraphs }, language) => ({
    title: sayIn(language, title),
    text: [office, ...paragraphs]
      .map((each) => sayIn(language, each).replace(/\{\{[^{}]*\}\}/g, ' '))
      .join('\n'),
  }),
  obstacles: async (ctx, content, { slug }) => [
    ...(content.edition === slug
      ? []
      : [{ field: 'edition', key: 'openDay.article_of_other_year' as const, values: { year: slug } }]),
    ...(await figureFaults(ctx, content)),
  ],
};

/** Figures of which no indicator is public, and placeholders that nothing fills. */
async function figureFaults(ctx: Context, { paragraphs }: SignedArticle): Promise<Obstacle[]> {
  const obstacles: Obstacle[] = [];
  for (const [at, paragraph] of paragraphs.entries()) {
    const field = `paragraphs.${at}`;
    for (const code of new Set(Object.values(paragraph).flatMap(figureCodes)))
      if (!(await statedValue(ctx, code)))
        obstacles.push({ field, key: 'openDay.figure_not_public', values: { code } });
    for (const name of unknownPlaceholders(paragraph))
      if (!/^indicator:[a-z0-9-]{1,60}$/.test(name))
        obstacles.push({ field, key: 'openDay.placeholder_unknown', values: { name } });
  }
  return obstacles;
}
