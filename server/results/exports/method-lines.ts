import type { Language } from '#shared/i18n/languages.ts';
import { claimsOf } from '#shared/statistics/claims.ts';
import type { Figure } from '#shared/statistics/figure.ts';
import { sayClosing, sayDay } from '#shared/text/dates.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import { dayOf } from '#shared/time.ts';
import type { Tongue } from '#shared/ui/tongue.ts';
import type { Questionnaire } from '../../questionnaires/questionnaires.ts';
import { methodOfSet } from '../method-note.ts';

export type Speaker = Tongue & { language: Language };

/** What must be said of a set of figures: each a name and what it is. */
export type MethodLine = [name: string, words: string];

/** How many answered, and how the figures were made: the method note that stands under every figure. */
export function methodLines(
  questionnaire: Questionnaire,
  set: Pick<Figure, 'n' | 'channels'> & { weighting?: string; bounds?: boolean },
  speaker: Speaker,
): MethodLine[] {
  const { t } = speaker;
  return [
    [t('results.csv_n'), t('results.copies', { n: sayNumber(set.n) })],
    [t('exporting.note_limits'), t(claimsOf(questionnaire.live.definition.sample).words.honesty)],
    ...methodOfSet(set, questionnaire, speaker).map(({ heading, text }): MethodLine => [heading, text]),
  ];
}

export const sayPeriod = (
  { opensAt, closesAt }: Pick<Questionnaire, 'opensAt' | 'closesAt'>,
  { t, language }: Speaker,
): string =>
  t('exporting.period', { from: sayDay(dayOf(opensAt), language), to: sayClosing(closesAt, language) });
