import { sayNumber } from '#shared/text/numbers.ts';
import { localIso } from '#shared/time.ts';
import type { Questionnaire } from '../../questionnaires/questionnaires.ts';
import { findVariable } from '../figures.ts';
import { weightingText } from '../method-note.ts';
import type { ReleaseWithSnapshot } from '../release-snapshots.ts';
import { releasedFigure } from '../released-figures.ts';
import { releaseRows } from '../results-csv.ts';
import type { Snapshot } from '../snapshot.ts';
import { setsIn } from '../weighting/weighted-figure.ts';
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
  const { headings, rows } = releaseRows(release, questionnaire, speaker);
  const { n, channels } = snapshot;
  const about: MethodLine[] = [
    ...methodLines(
      questionnaire,
      { n, channels: { ...channels }, ...weightingOfSet(snapshot, speaker) },
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
      headings,
      rows,
      widths: [12, 40, 10, 10, 16, 10, 24, 8, 8, 8, 8, 10, 8, 8, 16, 8, 16, 10, 10, 20, 20, 30, 30],
    },
  ]);
}

/** How a release is weighted, or why it is not, where the questionnaire declares a plan. */
function weightingOfSet(snapshot: Snapshot, speaker: Speaker): { weighting?: string; bounds?: boolean } {
  const { t, say } = speaker;
  const { weighted } = snapshot;
  if (!weighted) return {};
  if ('withheld' in weighted) return { weighting: `${t('claims.weighting_none')} ${say(weighted.withheld)}` };
  const words = weighted.sets.map(({ n, weighting }) =>
    t('exporting.weighted_words', { n: sayNumber(n), weighting: weightingText(weighting, speaker) }),
  );
  return { weighting: words.join(' '), bounds: true };
}

/** Every figure of a release over everybody. */
export function countedOf(release: ReleaseWithSnapshot): Counted[] {
  const { snapshot } = release;
  const shown = snapshot.profiles.filter(({ code }) => snapshot.marginals.some(({ item }) => item === code));
  const sets = setsIn(snapshot);
  return [...shown, ...snapshot.variables].flatMap(({ code }) => {
    const variable = findVariable(snapshot, code);
    const weighted = sets.flatMap(({ marginals }) => marginals).find(({ item }) => item === code);
    return variable ? [{ variable, figure: releasedFigure(release, code, null), weighted }] : [];
  });
}
