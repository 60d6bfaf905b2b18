import type { Figure } from '#shared/statistics/figure.ts';
import type { ChartKind } from '#shared/ui/chart-kinds.ts';
import { CHART_GROUPS } from '#shared/ui/cross-table.tsx';
import { dalianTiles, TILES_FROM } from '#shared/ui/dalian-tiles.ts';
import { isScale } from './explorer-choices.ts';
import type { Panel } from './explorer-figures.ts';

/** The drawings that fit a panel, the one that fits best first. */
export function kindsFor({ by, rows }: Panel): ChartKind[] {
  const [{ variable, figure } = {}] = rows;
  if (!variable || !figure || rows.every((row) => row.figure.few)) return [];
  const scale = isScale(variable);
  if (!by) return rows.length > 1 ? ['diverging', 'stacked', 'heat'] : ['bars'];
  const groups = groupsOf(figure);
  const few = groups.length <= CHART_GROUPS;
  return [
    ...(by.code === 'day' ? (['trend'] as const) : []),
    ...(onTiles(groups) ? (['tiles'] as const) : []),
    ...(scale ? (['diverging', 'stacked'] as const) : []),
    ...(few && !scale ? (['groups'] as const) : []),
    'heat',
    'dots',
  ];
}

/** Those that show one option in every group. */
export const showsOneOption = (kind: ChartKind | undefined): boolean =>
  kind === 'dots' || kind === 'tiles' || kind === 'trend';

const groupsOf = ({ columns }: Figure): string[] => columns.flatMap(({ code }) => code || []);

const onTiles = (groups: string[]): boolean =>
  groups.length >= TILES_FROM && groups.every((code) => code in dalianTiles);
