import type { Figure } from '#shared/statistics/figure.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import { tenth } from '#shared/ui/figure-note.ts';
import { IndexList } from '#shared/ui/index-list.tsx';
import { useView } from '../http/view.ts';

/** What stands under the table: mean and quartiles, and rates with their definition. */
export function FigureNumbers({ figure }: { figure: Figure }) {
  const view = useView();
  const { summary } = figure;
  return (
    <>
      {summary ? (
        <p class="more">
          {view.t('claims.summary_unit', {
            n: sayNumber(summary.n),
            mean: tenth(summary.mean),
            median: tenth(summary.median),
            low: tenth(summary.quartiles[0]),
            high: tenth(summary.quartiles[1]),
          })}
        </p>
      ) : null}
      <IndexList figure={figure} tongue={view} />
    </>
  );
}
