import type { Definition } from '#shared/questionnaire/definition.ts';
import { declaredOptions, findItem } from '#shared/questionnaire/items.ts';
import type { Problem } from '#shared/questionnaire/problem.ts';
import type { View } from '../http/view.ts';

/** A problem in the reader's words, naming the question, row or option it is about. */
export function wordsOf(
  { t, say }: Pick<View, 't' | 'say'>,
  definition: Definition,
  problem: Problem,
): string {
  const item = findItem(definition, problem.item);
  const rowCode = problem.field.slice(problem.item.length + 1);
  const row = item?.kind === 'matrix' ? item.rows.find((each) => each.code === rowCode) : undefined;
  const exclusive = item && declaredOptions(definition, item).find((option) => option.exclusive);
  return t(`problem.${problem.code}`, {
    item: item ? say(item.text) : problem.item,
    row: row ? say(row.text) : rowCode,
    option: exclusive ? say(exclusive.text) : '',
    limit: problem.limit ?? '',
  });
}

/** Messages by field name; the first of each field. */
export function messagesOf(view: View, definition: Definition, problems: Problem[]): Map<string, string> {
  const messages = new Map<string, string>();
  for (const problem of problems)
    if (!messages.has(problem.field)) messages.set(problem.field, wordsOf(view, definition, problem));
  return messages;
}
