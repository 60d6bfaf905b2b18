import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import type { Answers } from '#shared/questionnaire/answers.ts';
import { isStrongKey } from '../access/receipts.ts';
import { answersSchema } from './answers-schema.ts';
import { WeakKeyError } from './errors.ts';

const device = z.object({
  version: z.string().regex(/^\d{1,4}$/),
  key: z.string().max(128),
  answers: z.string().max(200_000),
});

/** What a device posts by form: its key and all answers as JSON. Throws WeakKeyError, or 400 when it is not that. */
export function readDeviceForm(fields: URLSearchParams): {
  versionNo: number;
  key: string;
  answers: Answers;
} {
  const parsed = device.safeParse(Object.fromEntries(fields));
  if (!parsed.success) throw new HTTPException(400);
  if (!isStrongKey(parsed.data.key)) throw new WeakKeyError();
  const answers = answersSchema.safeParse(parseJson(parsed.data.answers));
  if (!answers.success) throw new HTTPException(400);
  return { versionNo: Number(parsed.data.version), key: parsed.data.key, answers: answers.data };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
