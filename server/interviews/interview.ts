import { z } from 'zod';
import { themes } from '#shared/policy-terms.ts';
import { text } from '#shared/questionnaire/definition.ts';
import type { PublishedPiece } from '../pieces/published.ts';
import { places } from './places.ts';

const moment = z.iso.datetime({ offset: true });

/** One line, in both languages. */
const line = z.strictObject({ 'zh-CN': z.string().min(1).max(300), en: z.string().min(1).max(600) });

/** Words in Chinese, and in English where somebody wrote them. */
const words = text.refine((each) => each['zh-CN'] !== undefined, { path: ['zh-CN'] });

const link = z.url({ protocol: /^https?$/ }).max(500);

/** A question with its answer, as it was said. */
const exchange = z.strictObject({
  /** The question’s number in the queue, where it came from there. */
  no: z.int().min(1).optional(),
  asker: z.string().min(1).max(60),
  question: words,
  answer: words,
  /** Seconds from the beginning. */
  offset: z.int().min(0).max(86_400),
});

export const interviewContent = z.strictObject({
  title: line,
  series: line.optional(),
  intro: words,
  topics: z.array(z.enum(themes)).min(1),
  moderator: line,
  guests: z.array(line).min(1).max(20),
  intake_opens: moment,
  intake_closes: moment,
  start: moment,
  end: moment,
  places: z.array(z.enum(places)).min(1),
  where: line.optional(),
  policies: z.array(z.string()).default([]),
  consultation: z.string().max(80).optional(),
  replay: link.optional(),
  notice: line.optional(),
  transcript: z.array(exchange).max(200).default([]),
  key_points: z.array(words).max(20).default([]),
});

export type Interview = z.infer<typeof interviewContent>;
export type Exchange = Interview['transcript'][number];

/** An interview as the public reads it. */
export type PublishedInterview = PublishedPiece<Interview>;
