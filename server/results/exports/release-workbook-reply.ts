import { localIso } from '#shared/time.ts';
import type { Questionnaire } from '../../questionnaires/questionnaires.ts';
import { findVariable } from '../figures.ts';
import type { ReleaseWithSnapshot } from '../release-snapshots.ts';
import { releasedFigure } from '../released-figures.ts';
import { releaseRows } from '../results-csv.ts';
import { type MethodLine, methodLines, type Speaker } from './method-lines.ts';
import { type Counted, tableLines } from './statistics-table.ts';
import { noteSheet, tableSheet } from './statistics-workbook.ts';
import { workbookOf } from './workbook.ts';

/** A release as offices take it: what must be said of it, 问卷统计表, and every figure as in the CSV. */
export function releaseWorkbook(
  questionnaire: Questionnaire,
  release: ReleaseWithSnapshot,
  speaker: Speaker,
): Promise<Buffer> {
  const { t, say } = speaker;
  const { snapshot } = release;
  const [headings = [], ...rows] = releaseRows(release, speaker);
  const about: MethodLine[] = [
    ...methodLines(
      questionnaire,
      snapshot as { n: number; channels: { [channel: string]: number } },
      speaker,
    ),
    [t('exporting.note_release'), `${release.no} ${release.hash}`],
    [t('exporting.note_released'), localIso(release.publishedAt ?? release.proposedAt)],
    [t('exporting.note_cut'), snapshot.data_cut],
    [t('exporting.note_rules'), say(snapshot.disclosure.rules)],
    ...(release.note ? [[t('exporting.note_corrects'), say(release.note)] satisfies MethodLine] : []),
  ];
  return workbookOf([
    noteSheet(say(snapshot.title), about, speaker),
    tableSheet(questionnaire, snapshot.n, tableLines(countedOf(release), speaker), speaker),
    {
      name: t('exporting.sheet_figures'),
      headings: headings.map(String),
      rows,
      widths: [12, 40, 10, 10, 16, 10, 24, 8, 8, 8, 16, 8, 10, 20, 20, 30],
    },
  ]);
}

/** Every figure of a release over everybody. */
export function countedOf(release: ReleaseWithSnapshot): Counted[] {
  const { snapshot } = release;
  const shown = snapshot.profiles.filter(({ code }) => snapshot.marginals.some(({ item }) => item === code));
  return [...shown, ...snapshot.variables].flatMap(({ code }) => {
    const variable = findVariable(snapshot, code);
    return variable ? [{ variable, figure: releasedFigure(release, code, null) }] : [];
  });
}
