import { answerOf, isRows } from '../questionnaire/answers.ts';
import type { ItemOf } from '../questionnaire/definition.ts';
import { declaredOptions } from '../questionnaire/items.ts';
import { type ItemKind, problemOf } from './kind.ts';

const rowField = (item: ItemOf<'matrix'>, row: string) => `${item.code}.${row}`;

/** Rows that share one list of options, one code a row. */
export const matrix: ItemKind<ItemOf<'matrix'>> = {
  read(item, fields) {
    const rows: { [row: string]: string } = {};
    for (const row of item.rows) {
      const code = fields.get(rowField(item, row.code));
      if (code) rows[row.code] = code;
    }
    return Object.keys(rows).length > 0 ? rows : undefined;
  },
  isBlank: (answer) => isRows(answer) && Object.keys(answer).length === 0,
  missing: (item) => problemOf(item, 'required', undefined, rowField(item, item.rows[0]?.code ?? '')),
  check(item, answer, offered) {
    if (!isRows(answer)) return [problemOf(item, 'wrong_type')];
    const known = new Set(item.rows.map((row) => row.code));
    const stray = Object.keys(answer).filter((row) => !known.has(row));
    if (stray.length > 0)
      return stray.map((row) => problemOf(item, 'unknown_row', undefined, rowField(item, row)));
    return item.rows.flatMap((row) => {
      const code = answerOf(answer, row.code);
      const field = rowField(item, row.code);
      if (code === undefined) return item.required ? [problemOf(item, 'row_required', undefined, field)] : [];
      const fits = offered.some((option) => option.code === code);
      return fits ? [] : [problemOf(item, 'unknown_code', undefined, field)];
    });
  },
  variables: (definition, item) =>
    item.rows.map((row) => ({
      code: rowField(item, row.code),
      item: item.code,
      choice: 'one' as const,
      label: row.text,
      options: declaredOptions(definition, item),
    })),
  codes(variable, answer) {
    const code = isRows(answer) ? answerOf(answer, variable.code.slice(variable.item.length + 1)) : undefined;
    return code === undefined ? [] : [code];
  },
};
