import { z } from 'zod';
import { sayIn } from '#shared/i18n/languages.ts';
import { type Text, text } from '#shared/questionnaire/definition.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { PieceKind } from '../pieces/kinds.ts';
import { bilingual } from './bilingual.ts';
import { areaWords, categoryWords, choicesOf, codesOf } from './codes.ts';
import { documentObstacles } from './document-obstacles.ts';

const schema = z
  .strictObject({
    title: bilingual(160),
    index_no: z.string().min(1).max(60),
    doc_no: z.string().max(60).optional(),
    area: z.enum(codesOf(areaWords)),
    category: z.enum(codesOf(categoryWords)),
    issuer: bilingual(60),
    written_on: z.iso.date(),
    published_on: z.iso.date(),
    content: text.optional(),
    link: z.url({ protocol: /^https?$/ }).optional(),
    file: z.string().optional(),
    supersedes: z.string().optional(),
  })
  .superRefine(({ content, link, file }, check) => {
    if (!content && !link && !file) check.addIssue({ code: 'custom', path: ['content'] });
  });

export type DisclosedDocument = z.infer<typeof schema>;

/** The day by which it must be public: 20 working days after it was made (Regulations on Open Government Information, art. 26). */
export const disclosureDue = ({ written_on }: Pick<DisclosedDocument, 'written_on'>): string =>
  addWorkingDays(written_on, 20);

export const isLate = (document: Pick<DisclosedDocument, 'written_on' | 'published_on'>): boolean =>
  document.published_on > disclosureDue(document);

/** 主动公开的信息: a document that the public need not ask for. */
export const disclosedDocument: PieceKind<DisclosedDocument> = {
  kind: 'disclosed_document',
  chain: 'register',
  schema,
  words: { one: 'registers.document', many: 'registers.documents', help: 'registers.documents_help' },
  fields: [
    { as: 'text', name: 'title', label: 'registers.title_label' },
    { as: 'line', name: 'index_no', label: 'registers.index_no' },
    { as: 'line', name: 'doc_no', label: 'registers.doc_no' },
    { as: 'choice', name: 'area', label: 'registers.area', choices: choicesOf(areaWords) },
    { as: 'choice', name: 'category', label: 'registers.category', choices: choicesOf(categoryWords) },
    { as: 'text', name: 'issuer', label: 'registers.issuer' },
    { as: 'day', name: 'written_on', label: 'registers.written_on', help: 'registers.written_on_help' },
    { as: 'day', name: 'published_on', label: 'registers.published_on' },
    { as: 'text', name: 'content', label: 'registers.content', help: 'registers.content_help', rows: 10 },
    { as: 'line', name: 'link', label: 'registers.link' },
    { as: 'file', name: 'file', label: 'registers.file', media: ['pdf', 'image'] },
    { as: 'piece', name: 'supersedes', label: 'registers.supersedes', of: ['disclosed_document'] },
  ],
  title: ({ title }) => (title ?? {}) as Text,
  address: (slug) => `/documents/${slug}`,
  listedOn: ({ published_on }) => published_on,
  facets: (document) => [
    ['year', document.published_on.slice(0, 4)],
    ['area', document.area],
    ['key_area', document.area === 'none' ? 'no' : 'yes'],
    ['category', document.category],
    ['issuer', document.issuer['zh-CN']],
    ['index', document.index_no],
    ...(isLate(document) ? [['late', 'yes'] as [string, string]] : []),
    ...(document.supersedes ? [['supersedes', document.supersedes] as [string, string]] : []),
  ],
  found: ({ title, index_no, doc_no, issuer, content }, language) => ({
    title: sayIn(language, title),
    text: [index_no, doc_no, sayIn(language, issuer), content ? sayIn(language, content) : '']
      .filter(Boolean)
      .join('\n'),
  }),
  obstacles: documentObstacles,
};
