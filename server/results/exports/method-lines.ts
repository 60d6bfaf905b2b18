import type { Language } from '#shared/i18n/languages.ts';
import { claimsOf } from '#shared/statistics/claims.ts';
import { sayClosing, sayDay } from '#shared/text/dates.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import { dayOf } from '#shared/time.ts';
import { sayChannels } from '#shared/ui/figure-note.ts';
import type { Tongue } from '#shared/ui/tongue.ts';
import type { Questionnaire } from '../../questionnaires/questionnaires.ts';

export type Speaker = Tongue & { language: Language };

/** What must be said of a set of figures: each a name and what it is. */
export type MethodLine = [name: string, words: string];

export interface Counts {
  n: number;
  channels: { [channel: string]: number };
}

/** Who asked whom, when and how, and how many answered. */
export function methodLines(
  { live, versions, opensAt, closesAt }: Questionnaire,
  { n, channels }: Counts,
  speaker: Speaker,
): MethodLine[] {
  const { t, say } = speaker;
  const { definition } = live;
  return [
    [t('exporting.note_sponsor'), say(definition.sponsor)],
    [t('exporting.note_population'), say(definition.population)],
    [t('exporting.note_sample'), say(definition.sample_note)],
    [t('exporting.note_period'), sayPeriod({ opensAt, closesAt }, speaker)],
    [t('results.csv_n'), t('results.copies', { n: sayNumber(n) })],
    [t('exporting.note_channels'), sayChannels(channels, speaker)],
    ...versions.map(({ no, hash }): MethodLine => [t('exporting.note_version', { no }), hash]),
    [t('results.csv_weighting'), t('results.unweighted')],
    [t('exporting.note_limits'), t(claimsOf(definition.sample).words.honesty)],
  ];
}

export const sayPeriod = (
  { opensAt, closesAt }: Pick<Questionnaire, 'opensAt' | 'closesAt'>,
  { t, language }: Speaker,
): string =>
  t('exporting.period', { from: sayDay(dayOf(opensAt), language), to: sayClosing(closesAt, language) });
