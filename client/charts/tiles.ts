import { linesOf } from '#shared/text/label-lines.ts';
import { dalianTiles } from '#shared/ui/dalian-tiles.ts';
import { drawGrid, type Field, type Grid } from './grid.ts';
import { type Drawing, lookOf } from './look.ts';
import { byGroup, nothing } from './read-table.ts';

const places = Object.values(dalianTiles);
const WIDE = 1 + Math.max(...places.map(({ column }) => column));
const HIGH = 1 + Math.max(...places.map(({ row }) => row));

/** One option in each district: tiles of one size near where the districts lie, which is no map of area or people. */
export const tiles: Drawing = (canvas, table) => {
  const look = lookOf(canvas);
  const read = (): Grid => {
    const fields: (Field | undefined)[][] = Array.from({ length: HIGH }, () =>
      Array.from({ length: WIDE }, () => undefined),
    );
    const now = table();
    const { labels, series } = now ? byGroup(now) : nothing;
    labels.forEach(({ name, code }, at) => {
      const place = dalianTiles[code];
      const row = place && fields[place.row];
      const cell = series[0]?.cells[at];
      if (!place || !row || !cell) return;
      const words = linesOf(name.replace(/\s*[（(].*$/, ''), look.narrow ? 8 : 14);
      const share = cell.value === null ? cell.text : `${cell.value}%`;
      row[place.column] = { lines: [...words, share], value: cell.value };
    });
    return { rows: fields.map(() => []), columns: [], fields };
  };
  look.makeRoom(HIGH, 4.6);
  return drawGrid(canvas, read, look);
};
