import { z } from '@hono/zod-openapi';
import { type Language, languages } from '#shared/i18n/languages.ts';
import type { Answers } from '#shared/questionnaire/answers.ts';
import { ANSWER, answersSchema } from './answers-schema.ts';
import { entrances } from './entrances.ts';

export const submissionSchema = z.strictObject({
  version: z.int().min(1),
  language: z.enum(languages),
  answers: answersSchema,
});

export const viaSchema = z.strictObject({ via: z.enum(entrances).optional() });

export interface Sent {
  version: number;
  language: Language;
  answers: Answers;
}

/**
 * Whether parsed JSON plainly is a submission. It never says yes where the schema says no; where it says no, only the
 * schema can say what is wrong. A schema library takes longer for this than SQLite takes for storing it.
 */
export function isPlainly(body: unknown): body is Sent {
  if (!isObject(body) || Object.keys(body).length !== 3) return false;
  const { version, language, answers } = body;
  if (!Number.isSafeInteger(version) || (version as number) < 1) return false;
  if (!languages.includes(language as Language) || !isObject(answers)) return false;
  for (const field in answers)
    if (field.length > ANSWER.field || field === '__proto__' || !isAnswer(answers[field])) return false;
  return true;
}

function isAnswer(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= ANSWER.words;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.length <= ANSWER.codes && value.every(isCode);
  return isObject(value) && areRows(value);
}

function areRows(rows: { [row: string]: unknown }): boolean {
  let count = 0;
  for (const row in rows)
    if (++count > ANSWER.codes || row === '__proto__' || !isCode(row) || !isCode(rows[row])) return false;
  return true;
}

const isCode = (value: unknown): boolean => typeof value === 'string' && value.length <= ANSWER.code;

const isObject = (value: unknown): value is { [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
