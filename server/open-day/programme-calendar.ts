import { createEvents, type DateArray, type EventAttributes } from 'ics';
import { instantOf } from '#shared/text/form-times.ts';
import { addDays } from '#shared/time.ts';
import type { View } from '../http/view.ts';
import { type Edition, type ProgrammeLine, placeOf } from './open-day.ts';

/** The programme as a calendar file (RFC 5545), in UTC; what goes on all day is an event of the day. */
export function programmeCalendar(view: View, origin: string, edition: Edition): string {
  const { t } = view;
  const url = origin + view.href(`/open-day/${edition.year}`);
  const { value, error } = createEvents(
    edition.programme.map((line, at) => eventOf(view, url, edition, { line, at })),
    { productId: 'wenji', calName: t('openDay.title', { year: String(edition.year) }) },
  );
  if (value === null) throw new Error('No calendar', { cause: error });
  return value;
}

function eventOf(
  { t, say }: View,
  url: string,
  edition: Edition,
  { line, at }: { line: ProgrammeLine; at: number },
): EventAttributes {
  const place = placeOf(edition, line.place);
  return {
    uid: `open-day-${edition.year}-${at + 1}@${new URL(url).hostname}`,
    title: say(line.title),
    description: t('openDay.host', { host: say(line.host) }),
    url,
    ...(place ? { location: `${say(place.name)} ${say(place.address)}` } : {}),
    ...timesOf(edition.date, line),
    busyStatus: 'FREE',
    sequence: (edition.no ?? 1) - 1,
  };
}

function timesOf(date: string, { start, end }: ProgrammeLine) {
  if (start === '00:00' && end === '24:00')
    return { start: dayPartsOf(date), end: dayPartsOf(addDays(date, 1)) };
  return {
    start: partsOf(date, start),
    end: partsOf(date, end),
    startInputType: 'utc',
    startOutputType: 'utc',
    endInputType: 'utc',
    endOutputType: 'utc',
  } as const;
}

const dayPartsOf = (day: string): DateArray => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return [year, month, date];
};

const partsOf = (date: string, time: string): DateArray => {
  const at = new Date(instantOf(date, time) ?? '');
  return [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()];
};
