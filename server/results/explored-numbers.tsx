import type { Figure, FigureTest } from '#shared/statistics/figure.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import { IndexList } from '#shared/ui/index-list.tsx';
import { useView } from '../http/view.ts';
import { LEVEL } from './holm-over.ts';

/** What stands under the table: mean and quartiles, rates with their definition, and whether groups differ. */
export function FigureNumbers({ figure }: { figure: Figure }) {
  const view = useView();
  const { t } = view;
  const { summary, test } = figure;
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
      <IndexList figure={figure} tongue={view} />
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
