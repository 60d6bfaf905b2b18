import { sayDay } from '#shared/text/dates.ts';
import type { View } from '../http/view.ts';
import type { SloganContent } from './slogan-content.ts';

/** The days of a slogan; one day is said once. */
export const sayDays = (
  { t, language }: Pick<View, 't' | 'language'>,
  { from, to }: Pick<SloganContent, 'from' | 'to'>,
): string =>
  from === to
    ? sayDay(from, language)
    : t('slogans.from_to', { from: sayDay(from, language), to: sayDay(to, language) });

export const sayTimes = ({ times }: Pick<SloganContent, 'times'>): string =>
  times.map(({ start, end }) => `${start}–${end}`).join(' · ');
