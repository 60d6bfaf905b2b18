import type { ChartKind } from '#shared/ui/chart-kinds.ts';
import type { Drawing } from './look.ts';

/** Each drawing comes when it is looked at for the first time. */
const drawings: { [kind in ChartKind]: () => Promise<Drawing> } = {
  bars: () => import('./bars.ts').then(({ bars }) => bars),
  stacked: () => import('./bars.ts').then(({ stacked }) => stacked),
  groups: () => import('./bars.ts').then(({ groups }) => groups),
  columns: () => import('./bars.ts').then(({ columns }) => columns),
  diverging: () => import('./diverging.ts').then(({ diverging }) => diverging),
  dots: () => import('./dots.ts').then(({ dots }) => dots),
  heat: () => import('./heat.ts').then(({ heat }) => heat),
  tiles: () => import('./tiles.ts').then(({ tiles }) => tiles),
  trend: () => import('./trend.ts').then(({ trend }) => trend),
};

/**
 * Gives each figure that can be drawn a button between its table and a chart of it. Chart.js is loaded only for a figure
 * that is to be seen as a chart, once it comes into view; where that fails, or is too old, the table stays.
 */
export function attachCharts(root: ParentNode): void {
  for (const figure of root.querySelectorAll<HTMLElement>('figure[data-chart]')) attachChart(figure);
}

function attachChart(figure: HTMLElement): void {
  const holder = figure.querySelector<HTMLElement>('[data-table]');
  const { showChart, showTable, chart: kind, view } = figure.dataset;
  if (!holder?.querySelector('table') || figure.querySelector('.chart') || !showChart || !showTable) return;

  const frame = document.createElement('div');
  frame.className = 'chart';
  frame.hidden = true;
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', nameOf(figure));
  frame.append(canvas);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn alt';
  button.textContent = showChart;
  holder.before(frame);
  const below = document.createElement('p');
  below.className = 'more';
  below.append(button);
  holder.after(below);

  let redraw: Promise<() => void> | undefined;
  const drawn = () => {
    redraw ??= drawings[kind as ChartKind]().then((draw) =>
      draw(canvas, () => holder.querySelector('table')),
    );
    return redraw;
  };
  let charted = false;
  const show = async (asChart: boolean) => {
    charted = asChart;
    frame.hidden = !asChart;
    holder.hidden = asChart;
    button.textContent = asChart ? showTable : showChart;
    if (!asChart) return;
    try {
      (await drawn())();
    } catch {
      redraw = undefined;
      show(false);
    }
  };
  button.addEventListener('click', () => show(!charted));
  new MutationObserver(() => {
    if (charted) void drawn().then((again) => again());
  }).observe(holder, { childList: true, subtree: true });
  if (view === 'chart') whenSeen(figure, () => show(true));
}

/** The drawing says what the figure says: what is counted, of how many, and what it can stand for. */
function nameOf(figure: HTMLElement): string {
  const parts = ['figcaption', '.base'].map((part) => figure.querySelector(part)?.textContent?.trim() ?? '');
  return parts.filter((part) => part !== '').join(' ');
}

function whenSeen(element: Element, then: () => void): void {
  if (typeof IntersectionObserver === 'undefined') return;
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    then();
  });
  observer.observe(element);
}
