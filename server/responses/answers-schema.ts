import { z } from '@hono/zod-openapi';

/** The most of each part: characters of a field's name, of words and of a code; codes of one answer. */
export const ANSWER = { field: 80, words: 20_000, code: 64, codes: 200 };

const code = z.string().max(ANSWER.code);

/** Answers as they come from outside: the shape alone, the logic checks the rest. */
export const answersSchema = z.record(
  z.string().max(ANSWER.field),
  z.union([
    z.string().max(ANSWER.words),
    z.array(code).max(ANSWER.codes),
    z.number(),
    z.record(code, code).refine((rows) => Object.keys(rows).length <= ANSWER.codes),
  ]),
);
