/** How a figure may be drawn out of its table. */
export const chartKinds = [
  'bars',
  'stacked',
  'diverging',
  'groups',
  'dots',
  'heat',
  'tiles',
  'trend',
  'columns',
] as const;

export type ChartKind = (typeof chartKinds)[number];
