/** What a figure's table says: a series for each column that is marked as one, a label for each row. */
export interface TableData {
  labels: string[];
  series: { name: string; tone: string | undefined; values: (number | null)[] }[];
}

/**
 * Reads the numbers out of a table's own cells. A cell without a value is hidden or has no number: the chart leaves a
 * gap there and never a zero.
 */
export function readTable(table: HTMLTableElement): TableData {
  const heads = [...table.querySelectorAll<HTMLTableCellElement>('thead th')];
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody tr')];
  return {
    labels: rows.map((row) => row.querySelector('[data-label]')?.textContent?.trim() ?? ''),
    series: heads.flatMap((head, at) => {
      const name = head.dataset.series;
      if (name === undefined) return [];
      const values = rows.map((row) => numberIn(row.cells[at]));
      return [{ name, tone: head.dataset.tone, values }];
    }),
  };
}

const numberIn = (cell: HTMLTableCellElement | undefined): number | null => {
  const value = cell?.dataset.value;
  return value === undefined ? null : Number(value);
};
