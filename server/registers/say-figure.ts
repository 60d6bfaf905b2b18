import { sayNumber } from '#shared/text/numbers.ts';
import type { View } from '../http/view.ts';
import type { StatedValue } from './indicators.ts';

/** `1182000` → 1,182,000; `99.44` as it is. */
export function sayValue(value: number): string {
  const [whole = '', part] = String(value).split('.');
  return `${sayNumber(Number(whole))}${part ? `.${part}` : ''}`;
}

/** A figure without its unit: 1,280余 / more than 1,280. */
export const sayFigure = (
  { t }: Pick<View, 't'>,
  { value, over }: Pick<StatedValue, 'value' | 'over'>,
): string => (over ? t('indicators.over', { value: sayValue(value) }) : sayValue(value));
