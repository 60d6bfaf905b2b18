import type { Text } from '#shared/questionnaire/definition.ts';
import type { View } from '../http/view.ts';
import { lineOf, TEXT_MOST } from './lines.ts';

/** What is wrong with a form, by field. */
export type Problems = Map<string, string>;

/** A name in Chinese and English, entered as `<field>` and `<field>.en`; what is wrong is added to the problems. */
export function readName(
  { t }: Pick<View, 't'>,
  form: URLSearchParams,
  field: string,
  { english, problems }: { english: 'needed' | 'optional'; problems: Problems },
): Text {
  const [zh, en] = [lineOf(form.get(field)), lineOf(form.get(`${field}.en`))];
  if (zh === '') problems.set(field, t('accounts.name_missing'));
  if (en === '' && english === 'needed') problems.set(`${field}.en`, t('accounts.english_missing'));
  for (const [name, value] of [
    [field, zh],
    [`${field}.en`, en],
  ] as const)
    if ([...value].length > TEXT_MOST) problems.set(name, t('accounts.name_long', { limit: TEXT_MOST }));
  return en === '' ? { 'zh-CN': zh } : { 'zh-CN': zh, en };
}
