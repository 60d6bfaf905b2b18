import { z } from '@hono/zod-openapi';
import { instantOf } from '#shared/text/form-times.ts';
import { textSchema } from '../http/api.ts';
import { addressOfLine, type DayLinks } from './day-links.ts';
import { type Edition, inOrder } from './open-day.ts';

const line = z.object({
  start: z.string(),
  end: z.string(),
  starts_at: z.string(),
  ends_at: z.string(),
  kind: z.string(),
  title: textSchema,
  host: textSchema,
  channels: z.array(z.string()),
  place: z.string().nullable(),
  path: z.string().nullable(),
  verify: textSchema.nullable(),
});

export const openDaySummary = z.object({
  year: z.int(),
  edition: z.int().nullable(),
  date: z.iso.date(),
  theme: textSchema,
  path: z.string(),
});

/** An edition as programs read it: times both as written and as instants, addresses only of what is public. */
export const openDaySchema = openDaySummary
  .extend({
    version: z.int().nullable(),
    theme_note: textSchema.nullable(),
    notice: textSchema,
    basis: textSchema.nullable(),
    intro: textSchema.nullable(),
    phone: z.string(),
    places: z.array(
      z.object({
        code: z.string(),
        name: textSchema,
        address: textSchema,
        offers: textSchema.nullable(),
        hours: textSchema.nullable(),
        access: textSchema.nullable(),
      }),
    ),
    programme: z.array(line),
    special_lines: z.array(
      z.object({ start: z.string(), end: z.string(), topic: textSchema, departments: z.array(textSchema) }),
    ),
    interviews: z.array(z.string()),
    boards: z.int(),
    article: z.string().nullable(),
    note: textSchema.nullable(),
  })
  .openapi('OpenDay');

export const openDaySummaryOf = ({ year, number, date, theme }: Edition) => ({
  year,
  edition: number ?? null,
  date,
  theme,
  path: `/open-day/${year}`,
});

export const openDayOf = (edition: Edition, links: DayLinks) => {
  const { date, no, theme_note, notice, basis, intro, phone, places, programme, hotline, note } = edition;
  return {
    ...openDaySummaryOf(edition),
    ...{ version: no ?? null, theme_note: theme_note ?? null, notice, basis: basis ?? null },
    ...{ intro: intro ?? null, phone, special_lines: inOrder(hotline), note: note ?? null },
    places: places.map(({ offers, hours, access, ...place }) => ({
      ...place,
      ...{ offers: offers ?? null, hours: hours ?? null, access: access ?? null },
    })),
    programme: inOrder(programme).map((each) => ({
      ...{ start: each.start, end: each.end, kind: each.kind, title: each.title, host: each.host },
      starts_at: instantOf(date, each.start) ?? '',
      ends_at: instantOf(date, each.end) ?? '',
      channels: each.channels,
      place: each.place ?? null,
      path: addressOfLine(each, links) ?? null,
      verify: each.verify ?? null,
    })),
    interviews: links.interviews.map(({ slug }) => slug),
    boards: links.boards,
    article: links.article ? `/open-day/${edition.year}/article` : null,
  };
};
