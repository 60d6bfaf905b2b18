import { linesOf } from '#shared/text/label-lines.ts';
import type { Head } from './read-table.ts';

/** Draws a table in a canvas; gives a function that draws it anew. Colours are the page's own. */
export type Drawing = (canvas: HTMLCanvasElement, table: () => HTMLTableElement | null) => () => void;

/** How charts look on this page: its colours and type, and whether anything may move. */
export function lookOf(canvas: HTMLCanvasElement) {
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const font = { family: style.fontFamily };
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return {
    colour,
    font,
    animation: still ? (false as const) : { duration: 300 },
    ticks: { color: colour('--ink-2'), font },
    grid: { color: colour('--line') },
    narrow: canvas.clientWidth < 480,
    /** Makes room for so many rows of so many rem. */
    makeRoom(rows: number, each: number) {
      if (canvas.parentElement) canvas.parentElement.style.height = `${Math.max(14, 5 + rows * each)}rem`;
    },
  };
}

export type Look = ReturnType<typeof lookOf>;

/** Labels in lines that leave room for what is drawn. */
export const linesOfLabels = (labels: Head[], { narrow }: Look): string[][] =>
  labels.map(({ name }) => linesOf(name, narrow ? 14 : 28));
