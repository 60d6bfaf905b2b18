/**
 * The main effects of a table of cell shares p, as an orthonormal basis in the metric of √p: `basis[cell · rank + k]`,
 * cell = row · columns + column. Null where the interaction cannot be told from empty cells.
 */
export interface MainEffects {
  rank: number;
  basis: Float64Array;
}

/** Joins rows and columns that an empty cell holds together; null where empty cells close a ring. */
function components(rows: number, columns: number, p: Float64Array): Int32Array | null {
  const of = Int32Array.from({ length: rows + columns }, (_, node) => node);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (p[row * columns + column]! > 0) continue;
      const [keep, drop] = [of[row]!, of[rows + column]!];
      if (keep === drop) return null;
      for (let node = 0; node < of.length; node++) if (of[node] === drop) of[node] = keep;
    }
  return of;
}

/**
 * Effects a(row) + b(column) that are 0 on every empty cell: one for each component of rows and columns joined by empty
 * cells, +1 on its rows and −1 on its columns; together they sum to 0, so that one is left out. Without empty cells these
 * are all main effects. Gram and Schmidt, twice, keeps the basis orthogonal to rounding.
 */
export function mainEffects(rows: number, columns: number, p: Float64Array): MainEffects | null {
  const of = components(rows, columns, p);
  if (of === null) return null;
  const names = [...new Set(of)].slice(1);
  const cells = rows * columns;
  const vectors: Float64Array[] = [];
  for (const name of names) {
    const vector = new Float64Array(cells);
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const effect = Number(of[row] === name) - Number(of[rows + column] === name);
        const cell = row * columns + column;
        vector[cell] = effect * Math.sqrt(p[cell]!);
      }
    for (let pass = 0; pass < 2; pass++)
      for (const before of vectors) {
        let along = 0;
        for (let cell = 0; cell < cells; cell++) along += vector[cell]! * before[cell]!;
        for (let cell = 0; cell < cells; cell++) vector[cell]! -= along * before[cell]!;
      }
    let length = 0;
    for (let cell = 0; cell < cells; cell++) length += vector[cell]! ** 2;
    if (!(length > 1e-24)) return null;
    const scale = 1 / Math.sqrt(length);
    for (let cell = 0; cell < cells; cell++) vector[cell]! *= scale;
    vectors.push(vector);
  }
  const rank = vectors.length;
  const basis = new Float64Array(cells * rank);
  vectors.forEach((vector, k) => {
    for (let cell = 0; cell < cells; cell++) basis[cell * rank + k] = vector[cell]!;
  });
  return { rank, basis };
}
