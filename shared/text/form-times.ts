import { addDays, dayOf, isDay, lastDayBefore, localIso, timeOf } from '../time.ts';

/** A local day and time as an instant with its offset; 24:00 ends the day. Undefined for what is no time. */
export function instantOf(day: string, time: string): string | undefined {
  if (!isDay(day)) return undefined;
  if (time === '24:00') return `${addDays(day, 1)}T00:00:00+08:00`;
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? `${day}T${time}:00+08:00` : undefined;
}

/** An instant as local day and time; one that ends something at midnight reads 24:00 of the day before. */
export function partsOf(instant: string | undefined, ends: boolean): { day: string; time: string } {
  const at = new Date(instant ?? '');
  if (Number.isNaN(at.getTime())) return { day: '', time: ends ? '24:00' : '00:00' };
  const time = timeOf(at);
  if (ends && time === '00:00' && localIso(at).includes('T00:00:00'))
    return { day: lastDayBefore(at), time: '24:00' };
  return { day: dayOf(at), time };
}
