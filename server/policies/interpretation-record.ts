import { z } from 'zod';
import type { PublishedPiece } from '../pieces/published.ts';
import { formsOf, type Interpretation } from './interpretation.ts';

const text = z.record(z.string(), z.string());

/** An interpretation as programs read it; a file stands at `/files/` and its id. */
export const interpretationRecord = z.object({
  policy: z.string(),
  title: text,
  published_on: z.string(),
  forms: z.array(z.string()),
  background: text,
  basis: text,
  goals: text,
  main_points: z.array(text),
  scope: text.nullable(),
  who_benefits: text,
  what_changes: text.nullable(),
  how_to_get: text,
  contact: text,
  keywords: text.nullable(),
  faq: z.array(z.object({ question: text, answer: text })),
  diagrams: z.array(z.object({ title: text, file: z.string(), alternative: text })),
  audio: z.array(z.object({ title: text, file: z.string(), transcript: text })),
  videos: z.array(z.object({ title: text, address: z.string(), text })),
  hash: z.string(),
});

export function interpretationOf({
  content,
  hash,
}: Pick<PublishedPiece<Interpretation>, 'content' | 'hash'>): z.infer<typeof interpretationRecord> {
  const { large_print: _large, scope, what_changes, keywords, ...rest } = content;
  return {
    ...rest,
    forms: formsOf(content),
    scope: scope ?? null,
    what_changes: what_changes ?? null,
    keywords: keywords ?? null,
    hash,
  };
}
