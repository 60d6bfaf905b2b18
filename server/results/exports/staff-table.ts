import { sayNumber } from '#shared/text/numbers.ts';
import type { Counters } from '../counters.ts';
import type { InScope } from '../figure-scope.ts';
import { mergeChannels } from '../published.ts';
import { prepareFigures, staffFigure } from '../staff-figures.ts';
import { type MethodLine, methodLines, type Speaker } from './method-lines.ts';
import { type TableLine, tableLines } from './statistics-table.ts';

export interface StaffTable {
  n: number;
  lines: TableLine[];
  about: MethodLine[];
}

/** 问卷统计表 before there is a release: at the departments' threshold, in the steps in which officers see counts. */
export async function staffTable(
  counters: Counters,
  { questionnaire, items }: InScope,
  speaker: Speaker,
): Promise<StaffTable> {
  const { t } = speaker;
  const shown = await counters.of(questionnaire);
  const variables = shown.layout.variables.filter(({ item }) => items.has(item));
  await prepareFigures(
    questionnaire,
    shown,
    variables.map(({ code }) => ({ item: code, by: null })),
  );
  const counted = variables
    .map(({ code }) => staffFigure(questionnaire, shown, code, null))
    .filter((each) => each !== undefined);
  const { act, n, newer } = shown.wholeAsOf;
  const channels = mergeChannels(shown.whole.channels()) as { [channel: string]: number };
  const asOf = t(newer ? 'results.as_of_newer' : 'results.as_of', { n: sayNumber(n), act });
  const about: MethodLine[] = [
    ...methodLines(questionnaire, { n, channels }, speaker),
    [t('exporting.note_cut'), asOf],
    [t('exporting.note_rules'), t('results.staff_rules')],
    [t('exporting.note_standing'), t('exporting.internal')],
  ];
  return { n, lines: tableLines(counted, speaker), about };
}
