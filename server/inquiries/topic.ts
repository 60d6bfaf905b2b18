import { z } from 'zod';
import { sayIn } from '#shared/i18n/languages.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { isDay } from '#shared/time.ts';
import type { Obstacle, PieceKind } from '../pieces/kinds.ts';
import { findPublishedPiece, type PublishedPiece } from '../pieces/published.ts';
import { isCategory } from './category-words.ts';
import { topicFields } from './topic-fields.ts';
import { clock, inBoth, inChinese } from './topic-texts.ts';

const schema = z.strictObject({
  title: inBoth(80),
  day: z.string().refine(isDay),
  intro: inChinese(2000).optional(),
  /** Who is on the line, and when: local times of the day. */
  slots: z
    .array(z.strictObject({ start: clock, end: clock, departments: z.array(inBoth(60)).min(1).max(10) }))
    .min(1)
    .max(20),
  categories: z.array(z.string().refine(isCategory)).min(1),
  /** What callers may ask about. */
  subjects: z.array(inBoth(80)).max(20).optional(),
  /** The year of the Open Day to which it belongs. */
  edition: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
});

export type SpecialTopic = z.infer<typeof schema>;
export type TopicSlot = SpecialTopic['slots'][number];
export type PublishedTopic = PublishedPiece<SpecialTopic>;

/** 专题热线: departments that answer on the line themselves, in slots of one day (N19, N20 of the domain research). */
export const specialTopic: PieceKind<SpecialTopic> = {
  kind: 'special_topic',
  chain: 'inquiry',
  schema,
  words: { one: 'specialTopics.topic', many: 'specialTopics.topics', help: 'specialTopics.topic_help' },
  fields: topicFields,
  title: ({ title }) => (title ?? {}) as Text,
  address: (slug) => `/inquiries/topics/${slug}`,
  listedOn: ({ day }) => day,
  facets: ({ day, edition, categories }) => [
    ['year', day.slice(0, 4)],
    ['day', day],
    ...(edition ? [['edition', edition] as [string, string]] : []),
    ...categories.map((code): [string, string] => ['category', code]),
  ],
  found: ({ title, intro, slots, subjects = [] }, language) => ({
    title: sayIn(language, title),
    text: [...(intro ? [intro] : []), ...subjects, ...slots.flatMap(({ departments }) => departments)]
      .map((each) => sayIn(language, each))
      .join('\n'),
  }),
  obstacles: async (ctx, { slots, edition }) => {
    const found: Obstacle[] = [];
    for (const [at, { start, end }] of slots.entries())
      if (end <= start) found.push({ field: `slots.${at}.end`, key: 'specialTopics.ends_too_soon' });
    if (edition && !(await findPublishedPiece(ctx, 'edition', edition)))
      found.push({ field: 'edition', key: 'specialTopics.edition_unknown' });
    return found;
  },
};
