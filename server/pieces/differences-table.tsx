import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import type { Difference } from './differences.ts';
import type { PieceFile } from './files.ts';
import { sayPath, ValueWords } from './value-words.tsx';

interface Props {
  differences: readonly Difference[];
  files: readonly PieceFile[];
  labelledBy: string;
  /** What stands in the two columns. */
  columns: readonly [before: string, after: string];
  /** Each field leads to its control on the page. */
  toForm?: boolean;
}

/** Two contents side by side, where they are not the same. */
export function DifferencesTable({ differences, files, labelledBy, columns, toForm = false }: Props) {
  const view = useView();
  return (
    <ScrollingTable labelledBy={labelledBy} columns={[view.t('pieces.column_field'), ...columns]}>
      {differences.map(({ path, name, field, before, after }) => (
        <tr key={name}>
          <th scope="row">{toForm ? <a href={`#${name}`}>{sayPath(view, path)}</a> : sayPath(view, path)}</th>
          <td>
            <ValueWords field={field} value={before} files={files} />
          </td>
          <td>
            <ValueWords field={field} value={after} files={files} />
          </td>
        </tr>
      ))}
    </ScrollingTable>
  );
}
