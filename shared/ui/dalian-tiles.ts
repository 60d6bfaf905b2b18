/**
 * Where each district of Dalian stands in a grid of tiles of one size: column and row, from the north-west. Neighbours in
 * the grid are mostly neighbours on the ground; a tile says nothing of area or population.
 */
export const dalianTiles: { [code: string]: { column: number; row: number } } = {
  '210281': { column: 1, row: 0 },
  '210283': { column: 3, row: 0 },
  'F-CX': { column: 0, row: 1 },
  '210214': { column: 2, row: 1 },
  '210213': { column: 2, row: 2 },
  '210224': { column: 4, row: 2 },
  '210211': { column: 1, row: 3 },
  '210204': { column: 2, row: 3 },
  '210203': { column: 3, row: 3 },
  '210212': { column: 0, row: 4 },
  'F-GX': { column: 1, row: 4 },
  '210202': { column: 3, row: 4 },
  OUT: { column: 5, row: 4 },
};

/** From so many groups that are tiles on a grid is the right drawing. */
export const TILES_FROM = 8;
