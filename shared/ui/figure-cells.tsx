import { type FigureCell, isShown } from '../statistics/figure.ts';
import { sayNumber } from '../text/numbers.ts';
import type { Tongue } from './tongue.ts';

/** What is not shown: hatched, one sign to see and a sentence to hear. */
export function HiddenCell({ tongue: { t } }: { tongue: Tongue }) {
  return (
    <td class="r hid">
      <span aria-hidden="true">{t('results.hid')}</span>
      <span class="vh">{t('results.hid_spoken')}</span>
    </td>
  );
}

/** A number of responses. `value` marks it as what a chart of the table draws. */
export function CountCell({ n, value = false, dim = false }: { n: number; value?: boolean; dim?: boolean }) {
  return (
    <td class={dim ? 'r dim' : 'r'} data-value={value ? n : undefined}>
      {sayNumber(n)}
    </td>
  );
}

/** A share in whole points where the base allows it, else the number of responses with its unit. */
export function ShareCell({ cell, tongue }: { cell: FigureCell; tongue: Tongue }) {
  if (!isShown(cell)) return <HiddenCell tongue={tongue} />;
  if (cell.percent === null)
    return (
      <td class="r" data-value={cell.n}>
        {tongue.t('results.copies', { n: sayNumber(cell.n) })}
      </td>
    );
  return (
    <td class="r" data-value={cell.percent}>
      {cell.percent}
    </td>
  );
}
