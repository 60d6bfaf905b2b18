import { sayIn } from '#shared/i18n/languages.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { PieceKind } from '../pieces/kinds.ts';
import { type EditionContent, editionContent } from './edition-content.ts';
import { editionFields } from './edition-fields.ts';
import { editionObstacles } from './edition-obstacles.ts';

/** 政务公开日的一届: one year's day, at the address of its year. Everything that speaks of the day takes it from here. */
export const edition: PieceKind<EditionContent> = {
  kind: 'edition',
  chain: 'open_day',
  schema: editionContent,
  fields: editionFields,
  words: { one: 'openDay.edition', many: 'openDay.editions', help: 'openDay.editions_help' },
  blank: ({ clock }) => ({
    date: `${clock.now().getUTCFullYear()}-05-15`,
    phone: '12345',
    places: [],
    programme: [],
    hotline: [],
  }),
  slugOf: ({ date }) => (typeof date === 'string' ? date.slice(0, 4) : undefined),
  title: ({ theme }) => (theme ?? {}) as Text,
  address: (slug) => `/open-day/${slug}`,
  listedOn: ({ date }) => date,
  facets: ({ date }) => [['year', date.slice(0, 4)]],
  found: ({ theme, notice, intro, programme, places, hotline }, language) => ({
    title: sayIn(language, theme),
    text: [
      notice,
      ...(intro ? [intro] : []),
      ...programme.flatMap(({ title, host }) => [title, host]),
      ...places.map(({ name }) => name),
      ...hotline.map(({ topic }) => topic),
    ]
      .map((each) => sayIn(language, each))
      .join('\n'),
  }),
  obstacles: editionObstacles,
};
