import { z } from 'zod';
import { sayIn } from '#shared/i18n/languages.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { PieceKind } from '../pieces/kinds.ts';
import { interpretationFields } from './interpretation-fields.ts';
import { interpretationObstacles } from './interpretation-obstacles.ts';
import type { InterpretationForm } from './policy-codes.ts';
import { day, inBoth, words } from './texts.ts';

const file = z.string().min(1);

const schema = z.strictObject({
  title: inBoth,
  policy: z.string().min(1),
  published_on: day,
  background: words,
  basis: words,
  goals: words,
  main_points: z.array(words).min(1),
  scope: words.optional(),
  who_benefits: words,
  what_changes: words.optional(),
  how_to_get: words,
  contact: words,
  keywords: words.optional(),
  faq: z.array(z.strictObject({ question: words, answer: words })).default([]),
  diagrams: z.array(z.strictObject({ title: inBoth, file, alternative: words })).default([]),
  audio: z.array(z.strictObject({ title: inBoth, file, transcript: words })).default([]),
  videos: z
    .array(z.strictObject({ title: inBoth, address: z.url({ protocol: /^https?$/ }), text: words }))
    .default([]),
  large_print: z.boolean().default(false),
});

export type Interpretation = z.infer<typeof schema>;

/** In which forms it explains; the text is always one of them. */
export const formsOf = ({
  faq,
  diagrams,
  audio,
  videos,
  large_print,
}: Interpretation): InterpretationForm[] => [
  'text',
  ...(faq.length > 0 ? (['faq'] as const) : []),
  ...(diagrams.length > 0 ? (['diagram'] as const) : []),
  ...(audio.length > 0 ? (['audio'] as const) : []),
  ...(videos.length > 0 ? (['video'] as const) : []),
  ...(large_print ? (['large_print'] as const) : []),
];

/** All its words. */
export const textsOf = (content: Interpretation): Text[] => [
  content.background,
  content.basis,
  content.goals,
  ...content.main_points,
  ...(content.scope ? [content.scope] : []),
  content.who_benefits,
  ...(content.what_changes ? [content.what_changes] : []),
  content.how_to_get,
  content.contact,
  ...(content.keywords ? [content.keywords] : []),
  ...content.faq.flatMap(({ question, answer }) => [question, answer]),
  ...content.diagrams.flatMap(({ title, alternative }) => [title, alternative]),
  ...content.audio.flatMap(({ title, transcript }) => [title, transcript]),
  ...content.videos.flatMap(({ title, text }) => [title, text]),
];

/** 政策解读: one for each policy, in as many forms as there are. */
export const interpretation: PieceKind<Interpretation> = {
  kind: 'interpretation',
  chain: 'policy',
  schema,
  words: {
    one: 'policies.interpretation',
    many: 'policies.interpretations',
    help: 'policies.interpretations_help',
  },
  fields: interpretationFields,
  title: ({ title }) => (title ?? {}) as Text,
  address: (_slug, { policy }) => `/policies/${policy}/interpretation`,
  listedOn: ({ published_on }) => published_on,
  facets: (content) => [
    ['policy', content.policy],
    ['year', content.published_on.slice(0, 4)],
    ...formsOf(content).map((form): [string, string] => ['form', form]),
  ],
  found: (content, language) => ({
    title: sayIn(language, content.title),
    text: textsOf(content)
      .map((each) => sayIn(language, each))
      .join('\n'),
  }),
  obstacles: interpretationObstacles,
};
