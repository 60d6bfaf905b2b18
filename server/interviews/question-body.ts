import { findPersonalInformation, type PersonalInformationKind } from '#shared/text/personal-information.ts';
import type { Span } from '#shared/text/spans.ts';
import { cleaned } from '../comments/comment-body.ts';

/** The most that a question may hold. */
export const limits = { text: 500, asker: 30 };

/** What an asker writes. */
export interface QuestionBody {
  language: string;
  /** A name of their choice, or none. */
  asker: string | null;
  text: string;
}

export type QuestionField = 'asker' | 'text';

/** Personal information in a question, or what else of it is not shown. */
export interface HiddenSpan extends Span {
  field: QuestionField;
  kind: PersonalInformationKind | 'other';
}

export interface QuestionProblem {
  field: QuestionField;
  code: 'required' | 'too_long' | 'personal';
  limit: number;
}

const seen = (words: string | null): string | null => cleaned(words?.normalize('NFC') ?? null);

/** The body as it is kept; a name is one line. */
export const cleanQuestion = ({ language, asker, text }: QuestionBody): QuestionBody => ({
  language,
  asker: seen(asker)?.replace(/\s+/g, ' ') ?? null,
  text: seen(text) ?? '',
});

/** Everything that looks like a person’s number or address, in name and question. */
export const personalIn = ({ asker, text }: Pick<QuestionBody, 'asker' | 'text'>): HiddenSpan[] =>
  (['asker', 'text'] as const).flatMap((field) =>
    findPersonalInformation((field === 'asker' ? asker : text) ?? '').map((found) => ({ ...found, field })),
  );

/** What is wrong with a clean body. `told`: its author knows that numbers in it will be hidden. */
export function checkQuestion(body: QuestionBody, told: boolean): QuestionProblem[] {
  const problems: QuestionProblem[] = [];
  const lengthOf = (words: string | null) => [...(words ?? '')].length;
  if (body.text === '') problems.push({ field: 'text', code: 'required', limit: limits.text });
  for (const field of ['asker', 'text'] as const)
    if (lengthOf(body[field]) > limits[field])
      problems.push({ field, code: 'too_long', limit: limits[field] });
  if (problems.length > 0 || told) return problems;
  const fields = new Set(personalIn(body).map(({ field }) => field));
  return [...fields].map((field) => ({ field, code: 'personal', limit: limits[field] }));
}
