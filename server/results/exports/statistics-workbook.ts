import { claimsOf } from '#shared/statistics/claims.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import type { Questionnaire } from '../../questionnaires/questionnaires.ts';
import { type MethodLine, type Speaker, sayPeriod } from './method-lines.ts';
import { isWeighted, type TableLine, tableHeadings, tableRows } from './statistics-table.ts';
import { type Sheet, workbookOf } from './workbook.ts';

/** 问卷统计表 as an .xlsx file, with what must be said of it. */
export const statisticsWorkbook = (
  questionnaire: Questionnaire,
  table: { n: number; lines: TableLine[]; about: MethodLine[] },
  speaker: Speaker,
): Promise<Buffer> =>
  workbookOf([
    tableSheet(questionnaire, table.n, table.lines, speaker),
    noteSheet(speaker.say(questionnaire.live.definition.title), table.about, speaker),
  ]);

export const noteSheet = (title: string, about: MethodLine[], { t }: Speaker): Sheet => ({
  name: t('exporting.sheet_note'),
  above: [title],
  headings: [t('exporting.column_what'), t('exporting.column_words')],
  rows: about,
  widths: [22, 76],
});

export const tableSheet = (
  questionnaire: Questionnaire,
  n: number,
  lines: TableLine[],
  speaker: Speaker,
): Sheet => ({
  name: speaker.t('exporting.sheet_table'),
  above: [
    speaker.t('exporting.table_title', titleOf(questionnaire, speaker)),
    ...headLines(questionnaire, n, speaker),
  ],
  headings: tableHeadings(lines, speaker),
  rows: tableRows(lines),
  widths: [6, 34, 22, 8, 8, 8, ...(isWeighted(lines) ? [8, 8] : []), 14],
});

const titleOf = ({ live }: Questionnaire, { say }: Speaker) => ({ title: say(live.definition.title) });

/** Under the title: who asked, when, how many answered; and what the numbers cannot stand for. */
export const headLines = (questionnaire: Questionnaire, n: number, speaker: Speaker): string[] => {
  const { t, say } = speaker;
  return [
    t('exporting.head_sponsor', { sponsor: say(questionnaire.live.definition.sponsor) }),
    t('exporting.head_period', { period: sayPeriod(questionnaire, speaker) }),
    t('exporting.head_n', { n: sayNumber(n) }),
    t(claimsOf(questionnaire.live.definition.sample).words.honesty),
  ];
};
