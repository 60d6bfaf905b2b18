import type { View } from '../http/view.ts';
import type { Field } from './fields.ts';
import type { Obstacle, PieceKind } from './kinds.ts';
import type { Piece } from './pieces.ts';

export const isTitled = (kind: PieceKind, { content }: Pick<Piece, 'content'>): boolean =>
  Object.keys(kind.title(content) ?? {}).length > 0;

/** An obstacle under the name that its control has on the page: that of a `Text` is in Chinese, or in English. */
export const controlOf = ({ field }: Obstacle): string => field.replace(/\.zh-CN$/, '');

/** What an obstacle says, with the label of its field. */
export function sayObstacle({ t }: Pick<View, 't'>, fields: readonly Field[], obstacle: Obstacle): string {
  const labels: string[] = [];
  let inner = fields;
  for (const step of obstacle.field.split('.')) {
    if (/^\d+$/.test(step)) {
      labels.push(String(Number(step) + 1));
      continue;
    }
    const found = inner.find(({ name }) => name === step);
    if (!found) break;
    labels.push(t(found.label));
    inner = 'fields' in found ? found.fields : [];
  }
  return t(obstacle.key, { ...obstacle.values, field: labels.join(' · ') });
}
