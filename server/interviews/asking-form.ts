import type { QuestionBody } from './question-body.ts';

/** A question while it is written, as the form’s fields hold it. */
export interface QuestionForm {
  /** What makes sending again give the same receipt. */
  key: string;
  text: string;
  asker: string;
  /** The asker was told of numbers of persons in it. */
  told: boolean;
}

/** Fields of a form that was sent; a field may not hold more than anybody could mean. */
export const readQuestionForm = (fields: URLSearchParams): QuestionForm => ({
  key: fields.get('key') ?? '',
  text: (fields.get('text') ?? '').slice(0, 20_000),
  asker: (fields.get('asker') ?? '').slice(0, 2000),
  told: fields.get('told') === 'yes',
});

export const bodyOfQuestion = ({ text, asker }: QuestionForm, language: string): QuestionBody => ({
  language,
  asker,
  text,
});
