import type { FigureRanks } from '../statistics/figure.ts';
import { sayNumber } from '../text/numbers.ts';
import type { Tongue } from './tongue.ts';

/** The places of a ranking's options, under their counts. */
export function RankList({ ranks, tongue }: { ranks: FigureRanks; tongue: Tongue }) {
  const { t, say } = tongue;
  return (
    <div class="rates sm">
      <p>
        <b>{t('claims.ranks', { n: sayNumber(ranks.of) })}</b>
      </p>
      <ul>
        {ranks.options.map((option) => (
          <li key={option.code}>
            {t('claims.method_line', { heading: say(option.label), text: sayRank(option, ranks, tongue) })}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** 平均位次1.62，排在前2位的62%（248份÷400份） */
export function sayRank(
  { mean, n, percent }: FigureRanks['options'][number],
  { of, top }: FigureRanks,
  { t }: Tongue,
): string {
  const values = { top, percent, n: sayNumber(n), of: sayNumber(of) };
  return mean === null
    ? t('claims.rank_top', values)
    : t('claims.rank_mean', { ...values, mean: mean.toFixed(2) });
}
