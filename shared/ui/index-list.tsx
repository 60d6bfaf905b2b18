import type { Figure, FigureIndex, ShownIndex } from '../statistics/figure.ts';
import { sayNumber } from '../text/numbers.ts';
import type { Tongue } from './tongue.ts';

interface Props {
  figure: Pick<Figure, 'indices' | 'columns'>;
  tongue: Tongue;
}

/** The rates of a figure that were defined before opening, each with its definition beside its number. */
export function IndexList({ figure: { indices = [], columns }, tongue }: Props) {
  const { t, say } = tongue;
  if (indices.length === 0) return null;
  return (
    <div class="rates sm">
      <p>
        <b>{t('claims.indices')}</b>
      </p>
      <ul>
        {indices.map((index) => (
          <li key={index.code}>
            {sayIndex(index, tongue)}
            {index.groups ? (
              <ul>
                {index.groups.map((group) => (
                  <li key={group.code}>
                    {t('claims.method_line', {
                      heading: say(columns.find(({ code }) => code === group.code)?.label ?? {}),
                      text: sayRate(group, tongue),
                    })}
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** 满意率（(非常满意 + 比较满意) ÷ (有效答案 − 不了解)）：62%（248份÷400份） */
export const sayIndex = (index: FigureIndex, tongue: Tongue): string =>
  tongue.t('claims.method_line', {
    heading: tongue.t('claims.index_of', {
      label: tongue.say(index.label),
      definition: tongue.say(index.definition),
    }),
    text: sayRate(index, tongue),
  });

export function sayRate(rate: ShownIndex, { t }: Tongue): string {
  if ('hidden' in rate) return t('results.hid_spoken');
  const values = { n: sayNumber(rate.n), base: sayNumber(rate.base) };
  return rate.percent === null
    ? t('claims.index_counts', values)
    : t('claims.index_value', { percent: rate.percent, ...values });
}
