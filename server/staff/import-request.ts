import { languages } from '#shared/i18n/languages.ts';
import { type Role, roles } from '../http/signed-in.ts';
import { translatorFor } from '../http/translate.ts';
import type { ImportedLine, RoleNames } from './account-import.ts';
import { lineOf } from './lines.ts';
import { roleWords } from './role-words.ts';
import { readWorkbook, type WorkbookFault } from './workbook.ts';

/** The columns of the list, in the template's order. */
export const columnWords = {
  department: 'accounts.column_department',
  section: 'accounts.column_section',
  title: 'accounts.column_title',
  titleInEnglish: 'accounts.column_title_english',
  signInName: 'accounts.column_sign_in_name',
  roles: 'accounts.column_roles',
  roleDepartments: 'accounts.column_role_departments',
} as const;

type Column = keyof typeof columnWords;

export const columns = Object.keys(columnWords) as Column[];

const needed: readonly Column[] = ['department', 'title', 'signInName', 'roles'];

export type ListFault = WorkbookFault | 'headings' | 'empty';

const plain = (text: string) => lineOf(text.normalize('NFKC')).toLowerCase();

/** The list in a file, or why there is none. */
export async function readList(bytes: Uint8Array): Promise<ImportedLine[] | ListFault> {
  const rows = await readWorkbook(bytes);
  if (typeof rows === 'string') return rows;
  const [headings = [], ...body] = rows;
  const places = new Map(columns.map((column) => [column, headings.findIndex(isCalled(column))]));
  if (needed.some((column) => (places.get(column) ?? -1) < 0)) return 'headings';
  const lines = body
    .map((row, at) => lineFrom(at + 2, (column) => row[places.get(column) ?? -1] ?? ''))
    .filter((line) => columns.some((column) => line[column] !== ''));
  return lines.length > 0 ? lines : 'empty';
}

/** Headings are known in every language, with or without the star that marks what is needed. */
const isCalled = (column: Column) => (heading: string) =>
  languages.some(
    (language) => plain(translatorFor(language)(columnWords[column])) === plain(heading.replace('*', '')),
  );

const lineFrom = (no: number, cell: (column: Column) => string): ImportedLine => ({
  no,
  department: lineOf(cell('department')),
  section: lineOf(cell('section')),
  title: lineOf(cell('title')),
  titleInEnglish: lineOf(cell('titleInEnglish')),
  signInName: lineOf(cell('signInName')),
  roles: lineOf(cell('roles')),
  roleDepartments: lineOf(cell('roleDepartments')),
});

/** The list once more, as the report's form brings it back. */
export function readBack(form: URLSearchParams): ImportedLine[] {
  const cells = columns.map((column) => form.getAll(column));
  return form
    .getAll('no')
    .map((no, at) =>
      lineFrom(Number.parseInt(no, 10) || at + 2, (column) => cells[columns.indexOf(column)]?.[at] ?? ''),
    );
}

/** What each role is called, in either language, or by its code. */
export const roleNames: RoleNames = new Map<string, Role>(
  roles.flatMap((role) => [
    [role, role] as const,
    ...languages.map((language) => [plain(translatorFor(language)(roleWords[role])), role] as const),
  ]),
);
