export interface Head {
  name: string;
  code: string;
  /** The colour of an option on a scale. */
  tone: string | undefined;
}

export interface Cell {
  /** What can be seen in the cell: a number, a count with its unit, the sign of what is hidden. */
  text: string;
  /** Null where the chart leaves a gap. */
  value: number | null;
  weighted: number | undefined;
  low: number | undefined;
  high: number | undefined;
}

/** What a figure's table says: a label for each row, a series for each column that is marked as one. */
export interface TableData {
  labels: Head[];
  series: (Head & { cells: Cell[] })[];
  /** What the interval is called. */
  interval: string | undefined;
}

export const nothing: TableData = { labels: [], series: [], interval: undefined };

/**
 * Reads the numbers out of a table's own cells. A cell without a value is hidden or has no number: the chart leaves a
 * gap there and never a zero. Rows of the rest (no answer) are not drawn.
 */
export function readTable(table: HTMLTableElement): TableData {
  const heads = [...table.querySelectorAll<HTMLTableCellElement>('thead th')];
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody tr:not([data-rest])')];
  return {
    labels: rows.map((row) => headOf(row, row.querySelector('[data-label]')?.textContent?.trim())),
    series: heads.flatMap((head, at) =>
      head.dataset.series === undefined
        ? []
        : [{ ...headOf(head, head.dataset.series), cells: rows.map((row) => cellIn(row.cells[at])) }],
    ),
    interval: table.dataset.interval,
  };
}

/** A label for each group and a series for each option, whichever way the table has them. */
export const byGroup = (table: HTMLTableElement): TableData => {
  const data = readTable(table);
  return table.dataset.rows === 'options' ? turned(data) : data;
};

/** A label for each option and a series for each group. */
export const byOption = (table: HTMLTableElement): TableData => {
  const data = readTable(table);
  return table.dataset.rows === 'groups' ? turned(data) : data;
};

const turned = ({ labels, series, ...rest }: TableData): TableData => ({
  ...rest,
  labels: series.map(({ name, code, tone }) => ({ name, code, tone })),
  series: labels.map((label, at) => ({ ...label, cells: series.map(({ cells }) => cells[at] ?? empty) })),
});

const headOf = ({ dataset }: HTMLElement, name = ''): Head => ({
  name,
  code: dataset.code ?? '',
  tone: dataset.tone,
});

const empty: Cell = { text: '', value: null, weighted: undefined, low: undefined, high: undefined };

const cellIn = (cell: HTMLTableCellElement | undefined): Cell => {
  if (!cell) return empty;
  const { value, weighted, low, high } = cell.dataset;
  const sign = cell.querySelector('[aria-hidden]')?.textContent;
  return {
    text: value ?? sign ?? cell.textContent ?? '',
    value: number(value) ?? null,
    weighted: number(weighted),
    low: number(low),
    high: number(high),
  };
};

const number = (value: string | undefined) => (value === undefined ? undefined : Number(value));
