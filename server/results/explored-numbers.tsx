import type { Figure, FigureTest } from '#shared/statistics/figure.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import { useView } from '../http/view.ts';
import { LEVEL } from './holm-over.ts';

/** What stands under the table: mean and quartiles, rates with their definition, and whether groups differ. */
export function FigureNumbers({ figure: { summary, indices = [], test } }: { figure: Figure }) {
  const { t, say } = useView();
  return (
    <>
      {summary ? (
        <p class="more">
          {t('explorer.summary', {
            n: sayNumber(summary.n),
            mean: tenth(summary.mean),
            median: tenth(summary.median),
            low: tenth(summary.quartiles[0]),
            high: tenth(summary.quartiles[1]),
          })}
        </p>
      ) : null}
      {indices.map((index) => (
        <p key={index.code} class="more">
          {index.percent === null
            ? t('explorer.index_counts', {
                label: say(index.label),
                n: sayNumber(index.n),
                base: sayNumber(index.base),
              })
            : t('explorer.index', {
                label: say(index.label),
                percent: index.percent,
                n: sayNumber(index.n),
                base: sayNumber(index.base),
              })}{' '}
          <span class="dim">{say(index.definition)}</span>
        </p>
      ))}
      {test ? <TestLine test={test} /> : null}
    </>
  );
}

/** A test in words, of those who answered and of nobody else. */
export function TestLine({ test }: { test: FigureTest }) {
  const { t } = useView();
  const differs = test.p < LEVEL;
  return (
    <p class={`more st ${differs ? 'full' : 'none'}`}>
      {t(differs ? 'explorer.differs' : 'explorer.no_difference', {
        v: hundredth(test.cramers_v),
        p: sayP(test.p),
      })}
    </p>
  );
}

const tenth = (value: number): string => value.toFixed(1);

export const hundredth = (value: number): string => value.toFixed(2);

/** p to three digits, and never as nought. */
export const sayP = (p: number): string => (p < 0.001 ? '<0.001' : `=${p.toFixed(3)}`);
