import type { Context } from '../context.ts';
import type { Role } from '../http/signed-in.ts';
import type { NewAccount } from './accounts.ts';
import { isSignInName, lineOf, TEXT_MOST } from './lines.ts';
import { listAccounts } from './officers.ts';
import { listOrgans, type Organ } from './organisation.ts';
import { isAdministrator } from './roles.ts';
import { signInNameOf } from './staff.ts';

/** Accounts that are opened at once: their passwords take seconds to hash. */
export const AT_ONCE = 300;

/** A line of a list of accounts, as it was written. */
export interface ImportedLine {
  /** Its number in the file. */
  no: number;
  department: string;
  section: string;
  title: string;
  titleInEnglish: string;
  signInName: string;
  roles: string;
  roleDepartments: string;
}

export type LineFault =
  | 'department-unknown'
  | 'department-closed'
  | 'section-unknown'
  | 'title-missing'
  | 'text-long'
  | 'name-wrong'
  | 'name-taken'
  | 'name-twice'
  | 'role-missing'
  | 'role-unknown'
  | 'roles-clash'
  | 'role-department-unknown';

export interface CheckedLine {
  line: ImportedLine;
  faults: LineFault[];
  account: NewAccount;
}

/** What each role may be called, in any language. */
export type RoleNames = ReadonlyMap<string, Role>;

/** Every line with what is wrong with it. Nothing is written. */
export async function checkLines(
  ctx: Context,
  lines: readonly ImportedLine[],
  names: RoleNames,
): Promise<CheckedLine[]> {
  const organs = await listOrgans(ctx);
  const taken = new Set((await listAccounts(ctx)).map(({ signInName }) => signInName));
  const first = new Map<string, number>();
  for (const { no, signInName } of lines) {
    const name = signInNameOf(signInName);
    if (!first.has(name)) first.set(name, no);
  }
  return lines.map((line) => {
    const { account, faults } = readLine(line, organs, names);
    if (!isSignInName(account.signInName)) faults.push('name-wrong');
    else if (taken.has(account.signInName)) faults.push('name-taken');
    else if (first.get(account.signInName) !== line.no) faults.push('name-twice');
    return { line, account, faults };
  });
}

function readLine(line: ImportedLine, organs: readonly Organ[], names: RoleNames) {
  const faults: LineFault[] = [];
  const title = lineOf(line.title);
  const english = lineOf(line.titleInEnglish);
  if (title === '') faults.push('title-missing');
  if ([title, english].some((text) => [...text].length > TEXT_MOST)) faults.push('text-long');
  const organ = organOf(line.department, organs);
  if (!organ) faults.push('department-unknown');
  else if (organ.closed) faults.push('department-closed');
  const section = organ?.sections.find((each) => !each.closed && isCalled(each, line.section));
  if (organ && lineOf(line.section) !== '' && !section) faults.push('section-unknown');
  const { held, faults: wrong } = readRoles(line, organ, organs, names);
  const account: NewAccount = {
    title: english === '' ? { 'zh-CN': title } : { 'zh-CN': title, en: english },
    departmentId: organ?.id ?? '',
    sectionId: section?.id,
    signInName: signInNameOf(line.signInName),
    roles: held,
  };
  return { account, faults: [...faults, ...wrong] };
}

function readRoles(
  line: ImportedLine,
  organ: Organ | undefined,
  organs: readonly Organ[],
  names: RoleNames,
): { held: NewAccount['roles']; faults: LineFault[] } {
  const faults: LineFault[] = [];
  const named = partsOf(line.roles).map((name) => names.get(name.toLowerCase()));
  if (named.length === 0) faults.push('role-missing');
  const known = [...new Set(named)].filter((role) => role !== undefined);
  if (named.includes(undefined)) faults.push('role-unknown');
  const codes = partsOf(line.roleDepartments);
  const places = codes.map((code) => organOf(code, organs));
  if (places.some((place) => !place || place.closed)) faults.push('role-department-unknown');
  const departments = codes.length > 0 ? places : [organ];
  const held = departments.flatMap((place) =>
    place ? known.map((role) => ({ departmentId: place.id, role })) : [],
  );
  if (known.some(isAdministrator) && (known.length > 1 || departments.length > 1)) faults.push('roles-clash');
  return { held, faults };
}

const partsOf = (list: string): string[] =>
  lineOf(list.normalize('NFKC'))
    .split(/\s*[、,;]\s*/)
    .filter((part) => part !== '');

const organOf = (code: string, organs: readonly Organ[]) =>
  organs.find(({ slug }) => slug === lineOf(code).toLowerCase());

const isCalled = ({ name }: Pick<Organ, 'name'>, given: string) =>
  Object.values(name).some((each) => each.toLowerCase() === lineOf(given).toLowerCase());
