import { HTTPException } from 'hono/http-exception';
import type { Text } from '#shared/questionnaire/definition.ts';
import { cleaned } from '../comments/comment-body.ts';
import type { PutDecision } from './moderating.ts';

/** The most that an answer may hold. */
const MOST = 4000;

const whole = (given: string | null): number | undefined =>
  given !== null && /^\d{1,9}$/.test(given) ? Number(given) : undefined;

/** The number of the last act that the officer saw; a form of ours always sends it. */
export function readSeq(fields: URLSearchParams): number {
  const seq = whole(fields.get('seq'));
  if (seq === undefined) throw new HTTPException(400);
  return seq;
}

export function readPutDecision(fields: URLSearchParams): PutDecision {
  switch (fields.get('act')) {
    case 'release':
      return {
        act: 'release',
        hide: (fields.get('hide') ?? '')
          .split(/\r?\n/)
          .map((words) => words.trim())
          .filter((words) => words !== '')
          .slice(0, 20),
      };
    case 'withhold':
      return { act: 'withhold', rule: fields.get('rule') ?? '' };
    case 'merge':
      return { act: 'merge', into: whole(fields.get('into')) ?? 0 };
    case 'reopen':
      return { act: 'reopen' };
    case 'place':
      return { act: 'place', to: fields.get('to') === 'last' ? 'last' : 'first' };
    default:
      throw new HTTPException(400);
  }
}

interface AnswerProblem {
  field: 'answer' | 'english';
  code: 'required' | 'too_long';
  limit: number;
}

/** An answer: Chinese must be there, English may come later. */
export function readAnswer(fields: URLSearchParams) {
  const entered = { answer: fields.get('answer') ?? '', english: fields.get('english') ?? '' };
  const chinese = cleaned(entered.answer);
  const english = cleaned(entered.english);
  const problems: AnswerProblem[] = [];
  if (chinese === null) problems.push({ field: 'answer', code: 'required', limit: MOST });
  if ([...(chinese ?? '')].length > MOST) problems.push({ field: 'answer', code: 'too_long', limit: MOST });
  if ([...(english ?? '')].length > MOST) problems.push({ field: 'english', code: 'too_long', limit: MOST });
  const text: Text = { 'zh-CN': chinese ?? '', ...(english === null ? {} : { en: english }) };
  return { text, problems, entered };
}
