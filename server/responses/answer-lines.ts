import { type Answers, answerOf, isRows, otherField } from '#shared/questionnaire/answers.ts';
import type { Definition, Item } from '#shared/questionnaire/definition.ts';
import { declaredOptions } from '#shared/questionnaire/items.ts';
import { chosenCodes } from '#shared/questionnaire/logic.ts';
import type { View } from '../http/view.ts';

/** An item's answer as lines to read; empty when it was not answered. */
export function answerLines(view: View, definition: Definition, item: Item, answers: Answers): string[] {
  const answer = answerOf(answers, item.code);
  if (answer === undefined) return [];
  const options = new Map(declaredOptions(definition, item).map((option) => [option.code, option]));
  const label = (code: string) => {
    const option = options.get(code);
    const words = answerOf(answers, otherField(item.code, code));
    const name = option ? view.say(option.text) : code;
    return typeof words === 'string' ? view.t('common.pair', { name, value: words }) : name;
  };
  if (item.kind === 'matrix' && isRows(answer))
    return item.rows.flatMap((row) => {
      const code = answerOf(answer, row.code);
      return code === undefined
        ? []
        : [view.t('common.pair', { name: view.say(row.text), value: label(code) })];
    });
  if (item.kind === 'text' || item.kind === 'number' || item.kind === 'date') return [String(answer)];
  if (item.kind === 'ranking')
    return chosenCodes(answer).map((code, at) =>
      view.t('responses.ranked', { place: at + 1, option: label(code) }),
    );
  return chosenCodes(answer).map(label);
}
