import type { Margin, WeightedCells } from './cells.ts';
import { rake } from './rake.ts';

/**
 * Post-stratification by one variable, or by the full cross of several given as one: w′ = w · N_g ÷ Σ_g w (Holt and
 * Smith, 1979). It is one step of raking and a second that changes nothing. Throws a WeightingRefusal.
 */
export const postStratify = (cells: WeightedCells, margin: Margin): Float64Array =>
  rake(cells, [margin], { sweeps: 2 }).weights;
