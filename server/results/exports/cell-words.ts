import type { Tongue } from '#shared/ui/tongue.ts';
import type { DataColumn } from './data-columns.ts';

/** What the cells of a column say in words, by code; what is not there stands for itself. */
export function wordsOfCells({ type, values }: DataColumn, { t, say }: Tongue): Map<string, string> {
  if (type === 'flag')
    return new Map([
      ['1', t('exporting.flag_yes')],
      ['0', t('exporting.flag_no')],
    ]);
  if (type === 'place') return new Map([['0', t('exporting.place_none')]]);
  return new Map(values.map(({ code, text }) => [code, say(text)]));
}
