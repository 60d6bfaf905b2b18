import type { Kind } from './draw.ts';

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
  canvas.setAttribute('aria-label', figure.querySelector('figcaption')?.textContent ?? '');
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
    redraw ??= import('./draw.ts').then(({ draw }) =>
      draw(canvas, () => holder.querySelector('table'), kind as Kind),
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

function whenSeen(element: Element, then: () => void): void {
  if (typeof IntersectionObserver === 'undefined') return;
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    then();
  });
  observer.observe(element);
}
