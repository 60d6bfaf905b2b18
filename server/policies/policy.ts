import { z } from 'zod';
import { sayIn } from '#shared/i18n/languages.ts';
import { audiences, audienceWords, choicesOf, themes, themeWords } from '#shared/policy-terms.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { PieceKind } from '../pieces/kinds.ts';
import { areaWords, codesOf, documentTypeWords, markWords, opennessWords } from './policy-codes.ts';
import { policyObstacles } from './policy-obstacles.ts';
import { day, inBoth, words } from './texts.ts';

const schema = z.strictObject({
  title: inBoth,
  index_no: z.string().min(1),
  subject_class: inBoth,
  issuer: inBoth,
  written_on: day,
  published_on: day,
  doc_no: z.string().min(1),
  document_type: z.enum(codesOf(documentTypeWords)),
  openness: z.enum(codesOf(opennessWords)),
  effective: day,
  expires: day.optional(),
  repealed_on: day.optional(),
  theme: z.enum(themes),
  audience: z.array(z.enum(audiences)).min(1),
  areas: z.array(z.enum(codesOf(areaWords))).default([]),
  marks: z.array(z.enum(codesOf(markWords))).default([]),
  one_line: inBoth,
  body: words,
  attachments: z.array(z.strictObject({ title: inBoth, file: z.string().min(1) })).default([]),
  replaces: z.array(z.string()).default([]),
  consultation: z.string().optional(),
});

export type Policy = z.infer<typeof schema>;

/** 政策文件 by the one template of the registry; whether it holds follows from its days and is never entered. */
export const policy: PieceKind<Policy> = {
  kind: 'policy',
  chain: 'policy',
  schema,
  words: { one: 'policies.one', many: 'policies.many', help: 'policies.many_help' },
  fields: [
    { as: 'text', name: 'title', label: 'policies.title' },
    { as: 'line', name: 'index_no', label: 'policies.index_no' },
    { as: 'text', name: 'subject_class', label: 'policies.subject_class' },
    { as: 'text', name: 'issuer', label: 'policies.issuer' },
    { as: 'day', name: 'written_on', label: 'policies.written_on' },
    { as: 'day', name: 'published_on', label: 'policies.published_on', help: 'policies.published_on_help' },
    { as: 'line', name: 'doc_no', label: 'policies.doc_no' },
    {
      as: 'choice',
      name: 'document_type',
      label: 'policies.document_type',
      choices: choicesOf(documentTypeWords),
    },
    { as: 'choice', name: 'openness', label: 'policies.openness', choices: choicesOf(opennessWords) },
    { as: 'day', name: 'effective', label: 'policies.effective', help: 'policies.effective_help' },
    { as: 'day', name: 'expires', label: 'policies.expires', help: 'policies.expires_help' },
    { as: 'day', name: 'repealed_on', label: 'policies.repealed_on', help: 'policies.repealed_on_help' },
    { as: 'choice', name: 'theme', label: 'policies.theme', choices: choicesOf(themeWords) },
    { as: 'choices', name: 'audience', label: 'policies.audience', choices: choicesOf(audienceWords) },
    { as: 'choices', name: 'areas', label: 'policies.areas', choices: choicesOf(areaWords) },
    { as: 'choices', name: 'marks', label: 'policies.marks', choices: choicesOf(markWords) },
    { as: 'text', name: 'one_line', label: 'policies.one_line', help: 'policies.one_line_help' },
    { as: 'text', name: 'body', label: 'policies.body', rows: 16 },
    {
      as: 'list',
      name: 'attachments',
      label: 'policies.attachments',
      one: 'policies.attachment',
      fields: [
        { as: 'text', name: 'title', label: 'policies.attachment_title' },
        { as: 'file', name: 'file', label: 'policies.file', media: ['pdf', 'image'] },
      ],
    },
    {
      as: 'pieces',
      name: 'replaces',
      label: 'policies.replaces',
      help: 'policies.replaces_help',
      of: ['policy'],
    },
    {
      as: 'consultation',
      name: 'consultation',
      label: 'policies.consultation',
      help: 'policies.consultation_help',
    },
  ],
  title: ({ title }) => (title ?? {}) as Text,
  address: (slug) => `/policies/${slug}`,
  listedOn: ({ published_on }) => published_on,
  facets: (content) => [
    ...content.audience.map((each): [string, string] => ['audience', each]),
    ...content.areas.map((each): [string, string] => ['area', each]),
    ...content.marks.map((each): [string, string] => ['mark', each]),
    ...content.replaces.map((each): [string, string] => ['replaces', each]),
    ['theme', content.theme],
    ['year', content.published_on.slice(0, 4)],
    ['issuer', content.issuer['zh-CN']],
    ['issuer_en', content.issuer.en],
    ['index_no', content.index_no],
    ['effective', content.effective],
    ...(content.expires ? [['expires', content.expires] as [string, string]] : []),
    ...(content.repealed_on ? [['repealed_on', content.repealed_on] as [string, string]] : []),
    ...(content.consultation ? [['consultation', content.consultation] as [string, string]] : []),
  ],
  found: ({ title, one_line, doc_no, index_no, issuer, body }, language) => ({
    title: sayIn(language, title),
    text: [sayIn(language, one_line), doc_no, index_no, sayIn(language, issuer), sayIn(language, body)].join(
      '\n',
    ),
  }),
  obstacles: policyObstacles,
};
