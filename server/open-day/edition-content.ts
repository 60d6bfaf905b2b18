import { z } from 'zod';
import { inBoth, inChinese } from './texts.ts';

export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const code = z.string().regex(/^[a-z0-9-]{1,40}$/);
/** An address on this site. */
const path = z.string().regex(/^\/[a-z0-9][a-z0-9/_-]*(#[a-z0-9-]+)?$/);
const slug = z.string().regex(/^[a-z0-9-]{1,60}$/);

/** What a line of the programme is. */
export const lineKinds = [
  'mayor_article',
  'exhibition',
  'onsite',
  'interview',
  'hotline_special',
  'questionnaire',
  'consultation',
  'policy_list',
  'slogans',
  'other',
] as const;

/** Ways by which a line reaches people. */
export const lineChannels = [
  'website',
  'wechat',
  'dalian_daily',
  'board',
  'hall',
  'kiosk',
  'hotline',
  'bus',
  'metro',
  'sms',
  'screen',
] as const;

const slot = { start: clock, end: clock };

const place = z.strictObject({
  code,
  name: inBoth,
  address: inChinese,
  offers: inChinese.optional(),
  hours: inChinese.optional(),
  access: inChinese.optional(),
});

const line = z.strictObject({
  ...slot,
  kind: z.enum(lineKinds),
  title: inBoth,
  host: inBoth,
  channels: z.array(z.enum(lineChannels)),
  /** The code of one of the places. */
  place: code.optional(),
  interview: slug.optional(),
  link: path.optional(),
  verify: inChinese.optional(),
});

const hotlineLine = z.strictObject({ ...slot, topic: inBoth, departments: z.array(inBoth).min(1) });

/** What is published of one year's Open Day. Times are local, `HH:MM`. */
export const editionContent = z.strictObject({
  number: z.int().min(1).max(999),
  date: z.iso.date(),
  theme: inBoth,
  theme_note: inChinese.optional(),
  notice: inBoth,
  basis: inChinese.optional(),
  intro: inChinese.optional(),
  phone: z.string().regex(/^\d{5,12}$/),
  places: z.array(place),
  programme: z.array(line).min(1),
  hotline: z.array(hotlineLine),
  note: inChinese.optional(),
});

export type EditionContent = z.infer<typeof editionContent>;
export type ProgrammeLine = EditionContent['programme'][number];
export type Place = EditionContent['places'][number];
export type HotlineLine = EditionContent['hotline'][number];
