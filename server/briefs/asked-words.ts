import { itemsOf } from '#shared/questionnaire/items.ts';
import { numberOf } from '#shared/questionnaire/steps.ts';
import type { View } from '../http/view.ts';
import { readQuery } from './figures.ts';
import type { Source } from './sources.ts';

/** A figure that is on its way into a brief, in the words of its questionnaire; undefined where the brief may not cite it. */
export function sayAsked(
  { t, say }: Pick<View, 't' | 'say'>,
  sources: readonly Source[],
  { questionnaire: slug, query }: { questionnaire: string; query: string },
): string | undefined {
  const definition = sources.find(({ questionnaire }) => questionnaire.slug === slug)?.questionnaire.live
    .definition;
  const asked = readQuery(query);
  if (!definition || !asked) return undefined;
  const words = (variable: string) => {
    const [code = '', row] = variable.split('.');
    const item = itemsOf(definition).find((each) => each.code === code);
    if (!item) return undefined;
    const part = item.kind === 'matrix' ? item.rows.find((each) => each.code === row)?.text : undefined;
    const question = t('results.numbered', { no: numberOf(definition, code), item: say(item.text) });
    return part ? t('results.row_of', { question, row: say(part) }) : question;
  };
  const item = words(asked.item);
  const by = asked.by.flatMap((code) => words(code) ?? []);
  if (!item || by.length === 0) return item;
  return t('results.crossed', { item, by: by.join(t('results.comma')) });
}
