import { z } from 'zod';
import { sayIn } from '#shared/i18n/languages.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { findPersonalInformation } from '#shared/text/personal-information.ts';
import { isDay } from '#shared/time.ts';
import type { Obstacle, PieceKind } from '../pieces/kinds.ts';
import { findPublishedPiece, type PublishedPiece } from '../pieces/published.ts';
import { categoryChoices, isCategory } from './category-words.ts';
import { inBoth, inChinese } from './topic-texts.ts';

const schema = z.strictObject({
  question: inChinese(200),
  answer: inChinese(5000),
  category: z.string().refine(isCategory),
  department: inBoth(60),
  answered_on: z.string().refine(isDay),
  basis: inChinese(1000).optional(),
  valid_until: z.string().refine(isDay).optional(),
  /** The special topic under which it was asked. */
  topic: z.string().max(60).optional(),
});

export type KnownAnswer = z.infer<typeof schema>;
export type PublishedAnswer = PublishedPiece<KnownAnswer>;

/** Whether it still holds on a day; its last day is one of them. */
export const holdsOn = ({ valid_until }: Pick<KnownAnswer, 'valid_until'>, day: string): boolean =>
  valid_until === undefined || day <= valid_until;

/** 公开答复: what was asked on the line, in words that concern everybody (N10 of the domain research). */
export const knownAnswer: PieceKind<KnownAnswer> = {
  kind: 'known_answer',
  chain: 'inquiry',
  schema,
  words: { one: 'specialTopics.answer', many: 'specialTopics.answers', help: 'specialTopics.answer_help' },
  fields: [
    { as: 'text', name: 'question', label: 'specialTopics.question', help: 'specialTopics.question_help' },
    { as: 'text', name: 'answer', label: 'specialTopics.answer_label', rows: 8 },
    { as: 'choice', name: 'category', label: 'specialTopics.category', choices: categoryChoices },
    { as: 'text', name: 'department', label: 'specialTopics.answering' },
    { as: 'day', name: 'answered_on', label: 'specialTopics.answered_on' },
    { as: 'text', name: 'basis', label: 'specialTopics.basis', rows: 2 },
    {
      as: 'day',
      name: 'valid_until',
      label: 'specialTopics.valid_until',
      help: 'specialTopics.valid_until_help',
    },
    { as: 'piece', name: 'topic', label: 'specialTopics.of_topic', of: ['special_topic'] },
  ],
  title: ({ question }) => (question ?? {}) as Text,
  address: (slug) => `/inquiries/answers/${slug}`,
  listedOn: ({ answered_on }) => answered_on,
  facets: ({ category, topic }) => [
    ['category', category],
    ...(topic ? [['topic', topic] as [string, string]] : []),
  ],
  found: ({ question, answer, basis, department }, language) => ({
    title: sayIn(language, question),
    text: [answer, ...(basis ? [basis] : []), department].map((each) => sayIn(language, each)).join('\n'),
  }),
  obstacles: async (ctx, { question, answer, answered_on, valid_until, topic }) => {
    const found: Obstacle[] = [];
    for (const [field, words] of Object.entries({ question, answer }))
      if (Object.values(words).some((each) => findPersonalInformation(each).length > 0))
        found.push({ field, key: 'specialTopics.personal' });
    if (valid_until !== undefined && valid_until < answered_on)
      found.push({ field: 'valid_until', key: 'specialTopics.valid_too_soon' });
    if (topic && !(await findPublishedPiece(ctx, 'special_topic', topic)))
      found.push({ field: 'topic', key: 'specialTopics.topic_unknown' });
    return found;
  },
};
