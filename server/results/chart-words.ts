import type { Key } from '#shared/i18n/catalogues.ts';
import type { ChartKind } from '#shared/ui/chart-kinds.ts';

/** What each drawing is called. */
export const chartWords: { [kind in ChartKind]: Key } = {
  bars: 'explorer.chart_bars',
  stacked: 'explorer.chart_stacked',
  diverging: 'explorer.chart_diverging',
  groups: 'explorer.chart_groups',
  dots: 'explorer.chart_dots',
  heat: 'explorer.chart_heat',
  tiles: 'explorer.chart_tiles',
  trend: 'explorer.chart_trend',
  columns: 'explorer.chart_columns',
};
