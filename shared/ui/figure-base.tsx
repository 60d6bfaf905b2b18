import type { Key } from '../i18n/catalogues.ts';
import { type Figure, hiddenIn } from '../statistics/figure.ts';
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

interface Props {
  /** The figures that stand together, of one set. */
  figures: Figure[];
  /** Choose-all: shares may add to more than 100. */
  many: boolean;
  tongue: Tongue;
}

/**
 * The last line inside a figure, in this order: n, base, channels, weighting, version, what is hidden, and what the
 * numbers can stand for.
 */
export function FigureBase({ figures, many, tongue }: Props) {
  const { t } = tongue;
  const [figure] = figures;
  if (!figure) return null;
  const hidden = figures.reduce((sum, each) => sum + hiddenIn(each), 0);
  const parts = [
    t('results.base_n', { n: sayNumber(figure.n) }),
    baseWords(figures, tongue),
    ...(many ? [t('results.base_many')] : []),
    sayChannels(figure.channels, tongue),
    t('results.unweighted'),
    t('results.version', { no: figure.version.no, hash: shortHash(figure.version.hash) }),
    ...(figure.release
      ? [t('results.release', { no: figure.release.no, hash: shortHash(figure.release.hash) })]
      : []),
    ...(figure.as_of ? [asOfWords(figure, tongue)] : []),
    hidden === 0 ? t('results.nothing_hidden') : t('results.hidden', { count: hidden }),
  ];
  return (
    <p class="base">
      {parts.join(t('results.joint'))}
      {t('results.stop')}
      {t('results.honesty')}
    </p>
  );
}

export const sayChannels = (channels: Figure['channels'], { t }: Tongue): string =>
  Object.entries(channels)
    .map(([channel, n]) => t('results.channel', { channel: t(channelKey(channel)), n: sayNumber(n) }))
    .join(t('results.comma'));

/** The first eight digits, enough to compare by eye. */
export const shortHash = (hash: string): string => hash.replace('sha256:', '').slice(0, 8);

function baseWords(figures: Figure[], { t }: Tongue): string {
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
