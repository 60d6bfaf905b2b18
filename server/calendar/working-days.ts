import { addDays } from '#shared/time.ts';
import calendar from './calendar.json' with { type: 'json' };

/** Official holidays and make-up working days by year; a year that nobody has entered is provisional. */
const years: { [year: string]: { holidays: string[]; workdays: string[] } | undefined } = calendar;

/** Whether the official calendar of the day's year is known. Without it weekends alone are days off. */
export const isKnownYear = (day: string): boolean => years[day.slice(0, 4)] !== undefined;

export function isWorkingDay(day: string): boolean {
  const year = years[day.slice(0, 4)];
  if (year?.workdays.includes(day)) return true;
  if (year?.holidays.includes(day)) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The day itself if it is a working day, else the next one. */
export const workingDayFrom = (day: string): string =>
  isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1));

/** The nth working day after a day, which is not counted itself (Civil Code, art. 201). */
export function addWorkingDays(day: string, n: number): string {
  let at = day;
  for (let left = n; left > 0; left--) at = workingDayFrom(addDays(at, 1));
  return at;
}

/** The last day of a period, or the year whose official calendar is not there: then no day is named. */
export type LastDay = { day: string } | { missingYear: string };

/** As `addWorkingDays`, but a year that nobody has entered is not worked out from plain weekends. */
export function afterWorkingDays(from: string, n: number): LastDay {
  let day = from;
  for (let left = n; left > 0; ) {
    day = addDays(day, 1);
    if (!isKnownYear(day)) return { missingYear: day.slice(0, 4) };
    if (isWorkingDay(day)) left--;
  }
  return { day };
}

/** How many working days have gone by from a day, which is not counted itself, to another. */
export function workingDaysAfter(day: string, until: string): number {
  let count = 0;
  for (let at = addDays(day, 1); at <= until; at = addDays(at, 1)) if (isWorkingDay(at)) count++;
  return count;
}
