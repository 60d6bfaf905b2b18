import type { Context } from '../context.ts';
import type { View } from '../http/view.ts';
import type { Entry, EntryProblem } from './entry.ts';

/** 192 random bits: in the form, so that back, reload and double click are one entry. */
export const newEntryKey = (ctx: Context): string => ctx.random(24).toString('base64url');

/** An empty form: nothing of whoever called before stays. Most call, most ask. */
export const emptyEntry = (ctx: Context): Entry => ({
  key: newEntryKey(ctx),
  kind: 'consult',
  category: '',
  topic: '',
  channel: 'phone',
  requester: 'person',
  language: 'zh-CN',
  title: '',
  body: '',
  district: '',
  contact: '',
  confidential: false,
  urgent: false,
  way: 'queue',
  answer: '',
  department: '',
});

/** Fields of a form that was sent; a field may not hold more than anybody could mean. */
export function readEntryForm(fields: URLSearchParams): Entry {
  const line = (name: string) => (fields.get(name) ?? '').slice(0, 400).trim();
  const words = (name: string) => (fields.get(name) ?? '').replaceAll('\r\n', '\n').slice(0, 20_000).trim();
  return {
    key: line('key'),
    kind: line('kind'),
    category: line('category'),
    topic: line('topic'),
    channel: line('channel'),
    requester: line('requester'),
    language: fields.get('language') === 'en' ? 'en' : 'zh-CN',
    title: line('title'),
    body: words('body'),
    district: line('district'),
    contact: line('contact'),
    confidential: fields.get('confidential') === 'yes',
    urgent: fields.get('urgent') === 'yes',
    way: line('way'),
    answer: words('answer'),
    department: line('department'),
  };
}

/** What has to be changed, by field; the first of each. */
export function messagesOf({ t }: View, problems: readonly EntryProblem[]): Map<string, string> {
  const names: { [field in keyof Entry]?: string } = {
    channel: t('specialTopics.channel'),
    kind: t('specialTopics.kind'),
    category: t('specialTopics.category'),
    topic: t('specialTopics.topic'),
    requester: t('specialTopics.requester'),
    title: t('specialTopics.entry_title'),
    body: t('specialTopics.entry_body'),
    district: t('specialTopics.district'),
    contact: t('specialTopics.contact'),
    way: t('specialTopics.way'),
    answer: t('specialTopics.answer_label'),
    department: t('specialTopics.on_line'),
  };
  const messages = new Map<string, string>();
  for (const { field, code, limit } of problems)
    if (!messages.has(field)) {
      const item = names[field] ?? '';
      messages.set(
        field,
        code === 'missing' ? t('specialTopics.missing', { item }) : t('problem.too_long', { item, limit }),
      );
    }
  return messages;
}
