import type { Answers } from '#shared/questionnaire/answers.ts';
import type { Item, Option } from '#shared/questionnaire/definition.ts';

/** What every field needs to draw one item. */
export interface FieldProps<I extends Item = Item> {
  item: I;
  /** Declared options in the order in which this respondent sees them. */
  options: Option[];
  /** Codes on offer now; others are drawn hidden, for a script to reveal. */
  offered: Set<string>;
  answers: Answers;
  /** Message by field name. */
  messages: Map<string, string>;
}

/** The id of a field's message. */
export const messageId = (field: string) => `message-${field}`;
