import { placeOf } from './imports.ts';
import { type Node, type Source, visit } from './source.ts';

/** The slice that writes a table. */
export const owners: { [table: string]: string } = {
  store_meta: 'staff',
  site_setting: 'staff',
  department: 'staff',
  officer: 'staff',
  officer_role: 'staff',
  session: 'staff',
  audit_event: 'staff',
  approval: 'staff',
  approval_act: 'staff',
  questionnaire: 'questionnaires',
  questionnaire_version: 'questionnaires',
  response: 'responses',
  response_text: 'responses',
  answering: 'responses',
  entry_closure: 'results',
  release: 'results',
};

const writing = new Set(['insertInto', 'updateTable', 'deleteFrom', 'replaceInto', 'mergeInto']);
const statements = new Set([...writing, 'selectFrom', 'prepare', 'pragma']);
const transactions = new Set(['transaction', 'startTransaction', 'savepoint']);
const openers = new Set(['server/main.ts', 'server/cli.ts', 'server/demo.ts', 'server/dev.ts']);

/** Statements, transactions and stores opened where they must not be. */
export function storeFaults(source: Source): string[] {
  const place = placeOf(source.path);
  if (['tests', 'bench', 'db', 'scripts'].includes(place.area)) return [];
  return source.calls.flatMap(({ on, name, text }) => {
    const fault = (message: string) => [`${source.path}: ${message}`];
    if (transactions.has(name)) return fault(`${name}() goes past ctx.store.write`);
    if (on === 'Store' && name === 'open' && !openers.has(source.path))
      return fault('only an entry opens a store');
    if (name === 'openWriter' || name === 'openReader') return fault(`only db/ calls ${name}`);
    if (!statements.has(name)) return [];
    if (place.role !== 'queries') return fault(`${name}() stands outside *.queries.ts`);
    if (!writing.has(name)) return [];
    if (text === undefined) return fault(`${name}() must name its table`);
    return owners[text] === place.slice ? [] : fault(`${text} is written by ${owners[text] ?? 'nobody yet'}`);
  });
}

/** The tables that db/schema.ts declares. */
export function tablesIn(program: Node): string[] {
  const tables: string[] = [];
  visit(program, (node) => {
    if (node.type === 'TSInterfaceDeclaration' && node.id.name === 'Schema')
      for (const member of node.body.body) tables.push(member.key.name);
  });
  return tables;
}
