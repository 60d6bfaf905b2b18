import type { Figure } from '#shared/statistics/figure.ts';
import { saySummary } from '#shared/ui/figure-note.ts';
import { IndexList } from '#shared/ui/index-list.tsx';
import { RankList } from '#shared/ui/rank-list.tsx';
import { useView } from '../http/view.ts';

/** What stands under the table: mean and quartiles, places of a ranking, and rates with their definition. */
export function FigureNumbers({ figure }: { figure: Figure }) {
  const view = useView();
  const { summary, ranks } = figure;
  return (
    <>
      {summary ? <p class="more">{saySummary(summary, view)}</p> : null}
      {ranks ? <RankList ranks={ranks} tongue={view} /> : null}
      <IndexList figure={figure} tongue={view} />
    </>
  );
}
