import { stringify } from 'csv-stringify/sync';
import { type Figure, isShown } from '#shared/statistics/figure.ts';
import { guardFormula } from '#shared/text/formula-guard.ts';
import type { Tongue } from '#shared/ui/tongue.ts';
import { crossedBy, findVariable } from './figures.ts';
import type { ReleaseWithSnapshot } from './release-snapshots.ts';
import { releasedFigure } from './released-figures.ts';

type Row = (string | number)[];

/**
 * Every figure of a release as UTF-8 CSV with a byte order mark, an option of a group a line. What is hidden stands
 * there without a number. The first line of each figure says what the numbers can stand for.
 */
export const releaseCsv = (release: ReleaseWithSnapshot, tongue: Tongue): string =>
  `\ufeff${stringify(releaseRows(release, tongue).map((row) => row.map(guarded)))}`;

/** The same line by line, the headings first. */
export function releaseRows(release: ReleaseWithSnapshot, tongue: Tongue): Row[] {
  const { t } = tongue;
  const headings = [
    t('results.csv_item'),
    t('results.csv_wording'),
    t('results.csv_by'),
    t('results.csv_group'),
    t('results.csv_group_words'),
    t('results.csv_option'),
    t('results.option'),
    t('results.count'),
    t('results.percent'),
    t('results.base'),
    t('results.csv_hidden'),
    t('results.csv_n'),
    t('results.csv_weighting'),
    t('results.csv_version'),
    t('results.csv_release'),
    t('results.csv_note'),
  ];
  const rows = figuresOf(release).flatMap((figure) => rowsOf(release, figure, tongue));
  return [headings, ...rows];
}

const guarded = (value: string | number) => (typeof value === 'string' ? guardFormula(value) : value);

function figuresOf(release: ReleaseWithSnapshot): Figure[] {
  const { snapshot } = release;
  const profiles = snapshot.profiles
    .map(({ code }) => code)
    .filter((code) => snapshot.marginals.some(({ item }) => item === code));
  const whole = [...profiles, ...snapshot.variables.map(({ code }) => code)];
  return whole.flatMap((item) =>
    [null, ...crossedBy(snapshot, item)].map((by) => releasedFigure(release, item, by)),
  );
}

function rowsOf({ snapshot }: ReleaseWithSnapshot, figure: Figure, { t, say }: Tongue): Row[] {
  const variable = findVariable(snapshot, figure.item);
  if (!variable) return [];
  const wording = [...(variable.question ? [say(variable.question)] : []), say(variable.label)].join(' ');
  const { version, release } = figure;
  const lines = figure.columns.flatMap((column): Row[] => {
    const group: Row = [figure.item, wording, figure.by ?? '', column.code ?? '', say(column.label)];
    const cells = isShown(column) ? column.cells : [];
    const base = isShown(column) ? (column.base ?? '') : '';
    return variable.options.map(({ code, text }): Row => {
      const cell = cells.find((each) => each.code === code);
      const shown = cell && isShown(cell) ? cell : undefined;
      const numbers: Row = [shown?.n ?? '', shown?.percent ?? '', base];
      return [...group, code, say(text), ...numbers, shown ? '' : t('results.hid_spoken')];
    });
  });
  const said: Row = [
    figure.n,
    t('results.unweighted'),
    `${version.no} ${version.hash}`,
    release ? `${release.no} ${release.hash}` : '',
  ];
  return lines.map((line, at) => [...line, ...said, at === 0 ? t('results.honesty') : '']);
}
