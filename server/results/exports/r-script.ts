import type { Tongue } from '#shared/ui/tongue.ts';
import { columnLabel, inOneLine } from './column-label.ts';
import type { CodeWords, DataColumn } from './data-columns.ts';

/**
 * An R script (base R, no package) that reads the codes and labels them. `read_answers()` gives a data frame: factors whose
 * levels are the options in their order, each column with its `label`, and typed missing codes under the attribute
 * `missing`, kind by kind. `missing = "keep"` leaves them as levels, as the published figures count them; `"na"` makes them
 * NA, and the attribute `missing_code` then keeps which was which.
 */
export function rScript(columns: readonly DataColumn[], file: string, tongue: Tongue): string {
  const coded = columns.filter(({ type, values }) => type === 'code' && values.length > 0);
  const numeric = columns.filter(({ type }) => type === 'flag' || type === 'place' || type === 'number');
  const typed = coded.filter(({ values }) => values.some(({ missing }) => missing));
  const lines = [
    'answer_labels <- c(',
    listed(columns.map((column) => [column.name, quoted(columnLabel(column, tongue))])),
    ')',
    'answer_codes <- list(',
    listed(coded.map(({ name, values }) => [name, vector(values.map(({ code }) => quoted(code)))])),
    ')',
    'answer_words <- list(',
    listed(coded.map(({ name, values }) => [name, vector(distinct(values, tongue).map(quoted))])),
    ')',
    'answer_missing <- list(',
    listed(
      typed.map(({ name, values }) => [
        name,
        vector(
          values.flatMap(({ code, missing }) => (missing ? [`${quoted(code)} = ${quoted(missing)}`] : [])),
        ),
      ]),
    ),
    ')',
    `answer_numbers <- ${vector(numeric.map(({ name }) => quoted(name)))}`,
    '',
    `read_answers <- function(file = ${quoted(file)}, missing = c("keep", "na")) {`,
    '  missing <- match.arg(missing)',
    '  data <- utils::read.csv(file, fileEncoding = "UTF-8-BOM", colClasses = "character",',
    '                          na.strings = "", check.names = FALSE)',
    '  for (name in names(data)) {',
    '    column <- data[[name]]',
    '    if (name %in% answer_numbers) column <- as.numeric(column)',
    '    if (!is.null(answer_codes[[name]])) {',
    '      given <- column',
    '      codes <- answer_codes[[name]]',
    '      words <- answer_words[[name]]',
    '      kinds <- answer_missing[[name]]',
    '      stopifnot(all(is.na(given) | given %in% codes))',
    '      if (missing == "na" && !is.null(kinds)) {',
    '        keep <- !(codes %in% names(kinds))',
    '        column <- factor(given, levels = codes[keep], labels = words[keep])',
    '        attr(column, "missing_code") <- ifelse(given %in% names(kinds), given, NA)',
    '      } else {',
    '        column <- factor(given, levels = codes, labels = words)',
    '      }',
    '      if (!is.null(kinds)) attr(column, "missing") <- kinds',
    '    }',
    '    attr(column, "label") <- answer_labels[[name]]',
    '    data[[name]] <- column',
    '  }',
    '  data',
    '}',
    '',
    'answers <- read_answers()',
  ];
  return `${lines.join('\n')}\n`;
}

const listed = (pairs: [name: string, value: string][]): string =>
  pairs.map(([name, value]) => `  ${quoted(name)} = ${value}`).join(',\n');

const vector = (values: string[]): string => `c(${values.join(', ')})`;

/** Levels with the same words would become one: those carry their code. */
function distinct(values: readonly CodeWords[], { say }: Tongue): string[] {
  const words = values.map(({ text }) => inOneLine(say(text)));
  return words.map((each, at) =>
    words.filter((other) => other === each).length > 1 ? `${each} [${values[at]?.code}]` : each,
  );
}

const quoted = (words: string): string =>
  `"${inOneLine(words).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
