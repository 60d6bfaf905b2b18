import { drawGrid, type Grid } from './grid.ts';
import { type Drawing, linesOfLabels, lookOf } from './look.ts';
import { byGroup, byOption } from './read-table.ts';

/** Each field shaded by its share; the longer of groups and options goes down, for names need room. */
export const heat: Drawing = (canvas, table) => {
  const look = lookOf(canvas);
  const read = (): Grid => {
    const now = table();
    if (!now) return { rows: [], columns: [], fields: [] };
    const parted = byGroup(now);
    const { labels, series } = parted.series.length > parted.labels.length ? byOption(now) : parted;
    return {
      rows: linesOfLabels(labels, look),
      columns: series.map(({ name }) => name),
      fields: labels.map((_, at) =>
        series.map(({ cells }) => {
          const { text = '', value = null } = cells[at] ?? {};
          return { lines: [text], value };
        }),
      ),
    };
  };
  look.makeRoom(read().rows.length, 2.2);
  return drawGrid(canvas, read, look);
};
