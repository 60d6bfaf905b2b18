import { z } from 'zod';
import { demandKinds, inquiryCategories, inquiryChannels, requesters } from './inquiry-rules.ts';

/** Cases that one file may hold, and lines of history that one case may have. */
export const MOST_CASES = 5000;
const MOST_LINES = 200;

const exchangeStates = [
  'received',
  'answered_direct',
  'three_way',
  'transferred',
  'returned',
  'extension_requested',
  'extension_approved',
  'replied',
  'callback',
  'reopened',
  'not_accepted',
  'closed',
] as const;

/** Words in one language, or in several: those in Chinese are taken. */
const words = (most: number) =>
  z.union([
    z.string().max(most),
    z.object({ zh: z.string().max(most) }).transform(({ zh }) => zh),
    z.object({ 'zh-CN': z.string().max(most) }).transform((text) => text['zh-CN']),
  ]);

const instant = z.iso.datetime({ offset: true });
const code = z.string().min(1).max(80);

export const exchangeLine = z.object({
  at: instant,
  state: z.enum(exchangeStates),
  by: code,
  note: words(4000).optional(),
  event: z.enum(['supervise']).optional(),
  co_units: z.array(code).max(20).optional(),
  reason_code: code.optional(),
  days: z.int().min(1).max(60).optional(),
  new_due: instant.optional(),
  rating: z.int().min(1).max(5).optional(),
  way: code.optional(),
  urgency: z.enum(['urgent']).nullish(),
  confidential: z.boolean().optional(),
  merged: z.array(code).max(200).optional(),
});
export type ExchangeLine = z.infer<typeof exchangeLine>;

/** The city's channel for what is sent by the web is ours for what is sent online. */
const channel = z
  .enum(['web', ...inquiryChannels])
  .transform((given) => (given === 'web' ? ('online' as const) : given));

/** A case as the city's own system sends it (docs/inquiry-exchange.md). */
export const exchangeCase = z.object({
  id: z.string().regex(/^[A-Z]{1,6}-\d{4,8}-\d{1,8}$/),
  /** Of a case that was made here and sent there: our number. */
  our_number: z.string().max(40).nullish(),
  category: z
    .string()
    .refine((given) => inquiryCategories.some((each) => each.code === given))
    .nullish(),
  kind: z.enum(demandKinds),
  channel,
  district: z.string().max(40).nullish(),
  requester_type: z.enum(requesters).nullish(),
  title: words(400).nullable(),
  body: words(20_000).nullable(),
  due: instant.nullish(),
  history: z.array(exchangeLine).min(1).max(MOST_LINES),
});
export type ExchangeCase = z.infer<typeof exchangeCase>;
