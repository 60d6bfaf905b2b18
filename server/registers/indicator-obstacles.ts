import type { Context } from '../context.ts';
import type { Obstacle } from '../pieces/kinds.ts';
import { findPublishedPiece } from '../pieces/published.ts';
import type { Indicator } from './indicator.ts';

/** A figure is counted or it is told, never both; its base is a published figure of its own; its period is that of its year. */
export async function indicatorObstacles(
  ctx: Context,
  content: Indicator,
  { slug }: { slug: string },
): Promise<Obstacle[]> {
  const { reckoning, value, register, base, year, period } = content;
  const found: Obstacle[] = [];
  if (reckoning === 'counted' && value !== undefined)
    found.push({ field: 'value', key: 'indicators.never_typed' });
  if (reckoning === 'reported' && register !== undefined)
    found.push({ field: 'register', key: 'indicators.not_counted' });
  if (year !== undefined && !period['zh-CN'].includes(year))
    found.push({ field: 'period', key: 'indicators.period_differs', values: { year } });
  if (base !== undefined && !(await canBeBase(ctx, base, slug)))
    found.push({ field: 'base', key: 'indicators.base_missing' });
  return found;
}

async function canBeBase(ctx: Context, base: string, slug: string): Promise<boolean> {
  const found = base === slug ? undefined : await findPublishedPiece<Indicator>(ctx, 'indicator', base);
  return found !== undefined && found.content.base === undefined;
}
