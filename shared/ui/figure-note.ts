import type { Key } from '../i18n/catalogues.ts';
import { claimsOf } from '../statistics/claims.ts';
import {
  type Figure,
  type FigureBreak,
  type FigureSummary,
  type FigureTest,
  hiddenIn,
  isShown,
  type Weighting,
} from '../statistics/figure.ts';
import { sayNumber } from '../text/numbers.ts';
import type { Tongue } from './tongue.ts';

const channelWords: { [channel: string]: Key } = {
  online: 'results.channel_online',
  kiosk: 'results.channel_kiosk',
  paper: 'results.channel_paper',
  assisted: 'results.channel_assisted',
  other: 'results.channel_rest',
};

export const channelKey = (channel: string): Key => channelWords[channel] ?? 'results.channel_rest';

/**
 * What stands inside every figure, on screen, on paper and in every file, in this order: n, base, filter, channels,
 * weighting, version, what is hidden, bounds and tests in the words that the sample allows, and what the numbers can stand
 * for. Figures that stand together are of one set.
 */
export function figureNote(figures: Figure[], tongue: Tongue): string {
  const { t } = tongue;
  const [figure] = figures;
  if (!figure) return '';
  const { words } = claimsOf(figure.sample);
  const hidden = figures.reduce((sum, each) => sum + hiddenIn(each), 0);
  const parts = [
    t('results.base_n', { n: sayNumber(figure.n) }),
    baseWords(figures, tongue),
    ...(figure.where?.length ? [t('claims.where', { conditions: sayFilter(figure, tongue) })] : []),
    ...(figure.wording.choice === 'many' ? [t('results.base_many')] : []),
    sayChannels(figure.channels, tongue),
    sayWeighting(figure.weighting, tongue),
    t('results.version', { no: figure.version.no, hash: shortHash(figure.version.hash) }),
    ...(figure.release
      ? [t('results.release', { no: figure.release.no, hash: shortHash(figure.release.hash) })]
      : []),
    ...(figure.as_of ? [asOfWords(figure, tongue)] : []),
    figure.withheld
      ? t('results.base_hidden')
      : hidden === 0
        ? t('results.nothing_hidden')
        : t('results.hidden', { count: hidden }),
    ...(figure.breaks ?? []).map((seam) => sayBreak(seam, tongue)),
    ...(figure.test ? [sayTest(figure, figure.test, tongue)].filter((each) => each !== '') : []),
  ];
  const said = [
    parts.join(t('results.joint')),
    ...(hasBounds(figures) ? [t(boundsKey(figure)).replace(/[。.]\s*$/u, '')] : []),
  ].join(t('results.stop'));
  return `${said}${t('results.stop')}${t(words.honesty)}`;
}

/** Whether any bounds stand in the figures. */
export const hasBounds = (figures: Figure[]): boolean =>
  figures.some(({ columns }) =>
    columns.some(
      (column) => isShown(column) && column.cells.some((cell) => isShown(cell) && cell.interval !== null),
    ),
  );

/** What bounds say, by the kind of sample. */
const boundsKey = ({ sample }: Figure): Key =>
  claimsOf(sample).interval === 'confidence' ? 'claims.precision_invited' : 'claims.precision_modelled';

export const sayChannels = (channels: Figure['channels'], { t }: Tongue): string =>
  Object.entries(channels)
    .map(([channel, n]) => t('results.channel', { channel: t(channelKey(channel)), n: sayNumber(n) }))
    .join(t('results.comma'));

export const sayFilter = ({ where = [] }: Pick<Figure, 'where'>, { t, say }: Tongue): string =>
  where
    .map(({ label, values }) =>
      t('claims.condition', {
        label: say(label).replace(/[？?]\s*$/u, ''),
        values: values.map(say).join(t('results.comma')),
      }),
    )
    .join(t('results.joint'));

/** Weighted or not; by what, for whom, with how much left of the sample. */
export function sayWeighting(weighting: Weighting, { t, say }: Tongue): string {
  if (weighting.kind === 'none') return t('results.unweighted');
  const said = t('claims.weighted_with', {
    variables: weighting.benchmarks.map(({ label }) => say(label)).join(t('results.comma')),
    frame: say(weighting.frame),
    n_eff: sayNumber(Math.round(weighting.n_eff)),
    max: tenth(weighting.max_over_mean),
  });
  return weighting.demonstration ? `${said}${t('results.joint')}${t('claims.demonstration')}` : said;
}

/** What a test of groups says, of whom the sample allows; nothing where no test exists. */
export function sayTest(
  { sample }: Pick<Figure, 'sample'>,
  { p, cramers_v }: FigureTest,
  { t }: Tongue,
): string {
  const { test } = claimsOf(sample).words;
  if (!test) return '';
  const said = p < 0.001 ? t('claims.p_below') : t('claims.p_equals', { p: p.toFixed(3) });
  return t(p < 0.05 ? test.differs : test.none, { p: said, v: cramers_v.toFixed(2) });
}

/** From which version on an item is not the same, and whether figures are pooled over it. */
export function sayBreak({ kind, pooled, version }: FigureBreak, { t }: Tongue): string {
  if (pooled) return t('claims.break_corrected', { no: version });
  return t(breakWords[kind], { no: version });
}

const breakWords = {
  reworded: 'claims.break_reworded',
  added: 'claims.break_added',
  removed: 'claims.break_removed',
  options: 'claims.break_options',
} as const;

/** Of a scale or a number: mean, median and quartiles over those who gave one. */
export const saySummary = ({ n, mean, median, quartiles }: FigureSummary, { t }: Tongue): string =>
  t('claims.summary_unit', {
    mean: mean.toFixed(2),
    median: plain(median),
    low: plain(quartiles[0]),
    high: plain(quartiles[1]),
    n: sayNumber(n),
  });

const plain = (value: number): string => String(Math.round(value * 100) / 100);

/** The first eight digits, enough to compare by eye. */
export const shortHash = (hash: string): string => hash.replace('sha256:', '').slice(0, 8);

export const tenth = (value: number): string => value.toFixed(1);

export function baseWords(figures: Pick<Figure, 'base'>[], { t }: Tongue): string {
  const bases = new Set(figures.map(({ base }) => base));
  const [base] = bases;
  if (bases.size > 1) return t('results.base_rows');
  if (base === null || base === undefined) return t('results.base_hidden');
  return t('results.base_answered', { n: sayNumber(base) });
}

function asOfWords({ n, as_of }: Figure, { t }: Tongue): string {
  const values = { n: sayNumber(n), act: as_of?.act ?? 0 };
  return as_of?.newer ? t('results.as_of_newer', values) : t('results.as_of', values);
}
