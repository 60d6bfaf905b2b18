import type { SqliteFile } from '../sqlite/open.ts';
import { MARK, quoted, type Table } from './ends.ts';

/** The tables of a SQLite store; indexes of words aside. */
export function tablesOf(file: SqliteFile): Table[] {
  const list = file.pragma('table_list') as { schema: string; name: string; type: string }[];
  return list
    .filter(
      ({ schema, name, type }) =>
        schema === 'main' && type === 'table' && !/^(sqlite|kysely)_/.test(name) && name !== MARK,
    )
    .map(({ name }) => describe(file, name));
}

function describe(file: SqliteFile, name: string): Table {
  const columns = file.pragma(`table_info(${quoted(name)})`) as { name: string; pk: number }[];
  const references = file.pragma(`foreign_key_list(${quoted(name)})`) as { table: string }[];
  return {
    name,
    columns: columns.map((column) => column.name),
    key: columns
      .filter(({ pk }) => pk > 0)
      .sort((one, other) => one.pk - other.pk)
      .map((column) => column.name),
    references: [...new Set(references.map(({ table }) => table))],
  };
}
