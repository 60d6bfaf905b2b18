import { z } from 'zod';
import { sayIn } from '#shared/i18n/languages.ts';
import { type Text, text } from '#shared/questionnaire/definition.ts';
import type { PieceKind } from '../pieces/kinds.ts';
import { bilingual } from './bilingual.ts';
import { choicesOf, codesOf, topicWords } from './codes.ts';

const schema = z.strictObject({
  title: bilingual(80),
  held_at: z.iso.datetime({ offset: true }),
  topic: z.enum(codesOf(topicWords)).optional(),
  speakers: z.array(text).min(1),
  summary: text.optional(),
  questions: z.array(z.strictObject({ question: text, answer: text })).optional(),
  transcript: text.optional(),
  replay: z.url({ protocol: /^https?$/ }).optional(),
});

export type PressConference = z.infer<typeof schema>;

/** 新闻发布会: one that was held, with who spoke, what was asked and where it can be seen again. */
export const pressConference: PieceKind<PressConference> = {
  kind: 'press_conference',
  chain: 'register',
  schema,
  words: {
    one: 'registers.press_conference',
    many: 'registers.press_conferences',
    help: 'registers.press_conferences_help',
  },
  fields: [
    { as: 'text', name: 'title', label: 'registers.title_label' },
    { as: 'moment', name: 'held_at', label: 'registers.held_at' },
    { as: 'choice', name: 'topic', label: 'registers.topic', choices: choicesOf(topicWords) },
    {
      as: 'list',
      name: 'speakers',
      label: 'registers.speakers',
      one: 'registers.speaker',
      fields: [{ as: 'text', name: '', label: 'registers.speaker', help: 'registers.office_title_help' }],
    },
    { as: 'text', name: 'summary', label: 'registers.summary', rows: 6 },
    {
      as: 'list',
      name: 'questions',
      label: 'registers.questions',
      one: 'registers.question_and_answer',
      fields: [
        { as: 'text', name: 'question', label: 'registers.question', rows: 2 },
        { as: 'text', name: 'answer', label: 'registers.answer', rows: 4 },
      ],
    },
    { as: 'text', name: 'transcript', label: 'registers.transcript', rows: 12 },
    { as: 'line', name: 'replay', label: 'registers.replay' },
  ],
  title: ({ title }) => (title ?? {}) as Text,
  address: (slug) => `/press-conferences/${slug}`,
  listedOn: ({ held_at }) => held_at.slice(0, 10),
  facets: ({ held_at, topic = 'other' }) => [
    ['year', held_at.slice(0, 4)],
    ['topic', topic],
  ],
  found: ({ title, speakers, summary, questions = [], transcript }, language) => ({
    title: sayIn(language, title),
    text: [
      ...speakers,
      ...(summary ? [summary] : []),
      ...questions.flatMap(({ question, answer }) => [question, answer]),
      ...(transcript ? [transcript] : []),
    ]
      .map((each) => sayIn(language, each))
      .join('\n'),
  }),
};
