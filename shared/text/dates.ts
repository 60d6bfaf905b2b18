import type { Language } from '../i18n/languages.ts';
import { dayOf, lastDayBefore, timeOf } from '../time.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2021-05-15` → 2021年5月15日 / 15 May 2021. */
export function sayDay(day: string, language: Language): string {
  const [year, month, date] = day.split('-').map(Number);
  if (language === 'en') return `${date} ${months[(month ?? 1) - 1]} ${year}`;
  return `${year}年${month}月${date}日`;
}

/** `2021-05` → 2021年5月 / May 2021. */
export function sayMonth(given: string, language: Language): string {
  const [year, month] = given.split('-').map(Number);
  return language === 'en' ? `${months[(month ?? 1) - 1]} ${year}` : `${year}年${month}月`;
}

/** A closing instant, exactly; midnight is 24:00 of the day that ends: 2021年6月15日24:00 / 15 June 2021, 24:00. */
export function sayClosing(at: Date, language: Language): string {
  const midnight = timeOf(at) === '00:00';
  const day = sayDay(midnight ? lastDayBefore(at) : dayOf(at), language);
  const time = midnight ? '24:00' : timeOf(at);
  return language === 'en' ? `${day}, ${time}` : `${day}${time}`;
}

/** A day and time, to the minute. */
export const sayTime = (at: Date, language: Language): string =>
  language === 'en'
    ? `${sayDay(dayOf(at), language)}, ${timeOf(at)}`
    : `${sayDay(dayOf(at), language)} ${timeOf(at)}`;
