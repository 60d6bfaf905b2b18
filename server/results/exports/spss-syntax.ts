import type { Tongue } from '#shared/ui/tongue.ts';
import { columnLabel, inOneLine } from './column-label.ts';
import type { DataColumn } from './data-columns.ts';

/** Bytes that SPSS keeps of a variable's label, of a value's, and of a user-missing string; and such values at most. */
const VARIABLE_LABEL = 200;
const VALUE_LABEL = 120;
const MISSING_CODE = 8;
const MISSING_VALUES = 3;

/**
 * SPSS syntax that reads the codes and labels them: variable labels, value labels, and typed missing codes as user-missing
 * values, each under its own code so that the kinds stay apart. Format: IBM SPSS Statistics Command Syntax Reference
 * (GET DATA, VARIABLE LABELS, VALUE LABELS, MISSING VALUES).
 */
export function spssSyntax(columns: readonly DataColumn[], file: string, tongue: Tongue): string {
  const { t } = tongue;
  const lines = [
    'SET DECIMAL=DOT.',
    'GET DATA /TYPE=TXT',
    `  /FILE=${quoted(file)}`,
    "  /ENCODING='UTF8' /DELCASE=LINE /ARRANGEMENT=DELIMITED /FIRSTCASE=2",
    `  /DELIMITERS="," /QUALIFIER='"'`,
    '  /VARIABLES=',
    ...columns.map((column) => `  ${column.name} ${formatOf(column)}`),
    '  .',
    'VARIABLE LABELS',
    ...columns.map(
      (column, at) =>
        `  ${at === 0 ? '' : '/'}${column.name} ${quoted(shortened(columnLabel(column, tongue), VARIABLE_LABEL))}`,
    ),
    '  .',
    ...columns.flatMap((column) => valueLabels(column, tongue)),
    ...columns.flatMap(missingValues),
    `ECHO ${quoted(t('exporting.script_read'))}.`,
    'EXECUTE.',
  ];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function formatOf({ type, values }: DataColumn): string {
  if (type === 'flag') return 'F1.0';
  if (type === 'place') return 'F3.0';
  if (type === 'number') return 'F20.6';
  if (type === 'day') return 'A10';
  return `A${Math.max(8, ...values.map(({ code }) => code.length))}`;
}

function valueLabels({ name, type, values }: DataColumn, { t, say }: Tongue): string[] {
  const pairs =
    type === 'flag'
      ? [
          ['1', t('exporting.flag_yes')],
          ['0', t('exporting.flag_no')],
        ]
      : type === 'place'
        ? [['0', t('exporting.place_none')]]
        : values.map(({ code, text }) => [quoted(code), say(text)]);
  if (pairs.length === 0) return [];
  return [
    `VALUE LABELS ${name}`,
    ...pairs.map(([code, words = '']) => `  ${code} ${quoted(shortened(words, VALUE_LABEL))}`),
    '  .',
  ];
}

function missingValues({ name, type, values }: DataColumn): string[] {
  const codes = values
    .filter(({ code, missing }) => missing && code.length <= MISSING_CODE)
    .slice(0, MISSING_VALUES)
    .map(({ code }) => quoted(code));
  return type === 'code' && codes.length > 0 ? [`MISSING VALUES ${name} (${codes.join(', ')}).`] : [];
}

/** A string literal: it ends with its line, and a quote within it is doubled. */
const quoted = (words: string): string => `'${inOneLine(words).replaceAll("'", "''")}'`;

/** As many whole characters as fit into so many bytes of UTF-8. */
function shortened(words: string, bytes: number): string {
  let left = bytes;
  let kept = '';
  for (const character of inOneLine(words)) {
    left -= Buffer.byteLength(character);
    if (left < 0) break;
    kept += character;
  }
  return kept;
}
