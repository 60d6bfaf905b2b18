import type { Text } from '#shared/questionnaire/definition.ts';
import { type Role, roles } from '../http/signed-in.ts';
import type { View } from '../http/view.ts';
import type { NewAccount, Post } from './accounts.ts';
import { isSignInName } from './lines.ts';
import type { Organ } from './organisation.ts';
import { isAdministrator } from './roles.ts';
import { signInNameOf } from './staff.ts';
import { type Problems, readName } from './text-form.ts';

/** What stands in the form of an account, as it was entered. */
export interface Entered {
  title: { [language: string]: string };
  /** `<department>` or `<department>/<section>`. */
  place: string;
  signInName: string;
  roles: { department: string; role: string }[];
}

type Words = Pick<View, 't'>;

/** A department, or one of its sections, by the value of the select. */
function readPlace(
  { t }: Words,
  form: URLSearchParams,
  organs: readonly Organ[],
  problems: Problems,
): Pick<Post, 'departmentId' | 'sectionId'> {
  const [departmentId = '', sectionId] = (form.get('place') ?? '').split('/');
  const organ = organs.find(({ id }) => id === departmentId);
  if (!organ || (sectionId && !organ.sections.some(({ id }) => id === sectionId)))
    problems.set('place', t('accounts.place_missing'));
  return { departmentId, sectionId: sectionId || undefined };
}

/** The post of an account: title, department, section. */
export function readPost(
  words: Words,
  form: URLSearchParams,
  organs: readonly Organ[],
): { post: Post; problems: Problems } {
  const problems: Problems = new Map();
  const title: Text = readName(words, form, 'title', { english: 'optional', problems });
  return { post: { title, ...readPlace(words, form, organs, problems) }, problems };
}

/** The roles of the form's rows; an empty row says nothing, an empty department means the officer's own. */
export function readRoles(
  { t }: Words,
  form: URLSearchParams,
  organs: readonly Organ[],
  own: string,
): { roles: NewAccount['roles']; problems: Problems } {
  const problems: Problems = new Map();
  const given = rowsOf(form).map(({ department, role }) => ({ departmentId: department || own, role }));
  const held = given.filter(({ role }) => role !== '');
  const known = held.filter(
    (each): each is NewAccount['roles'][number] =>
      roles.includes(each.role as Role) &&
      (each.departmentId === own || organs.some(({ id }) => id === each.departmentId)),
  );
  if (known.length < held.length) problems.set('roles', t('accounts.role_unknown'));
  if (known.length > 1 && known.some(({ role }) => isAdministrator(role)))
    problems.set('roles', t('accounts.roles_clash'));
  return { roles: [...new Map(known.map((each) => [JSON.stringify(each), each])).values()], problems };
}

function rowsOf(form: URLSearchParams): Entered['roles'] {
  const departments = form.getAll('department');
  return form.getAll('role').map((role, at) => ({ role, department: departments[at] ?? '' }));
}

/** What is wrong with a sign-in name, if anything. */
export const nameProblem = ({ t }: Words, signInName: string): string | undefined =>
  isSignInName(signInNameOf(signInName)) ? undefined : t('accounts.sign_in_name_wrong');

export const enteredOf = (form: URLSearchParams): Entered => ({
  title: { 'zh-CN': form.get('title') ?? '', en: form.get('title.en') ?? '' },
  place: form.get('place') ?? '',
  signInName: form.get('name') ?? '',
  roles: rowsOf(form),
});

/** A whole new account. */
export function readAccount(
  words: Words,
  form: URLSearchParams,
  organs: readonly Organ[],
): { account: NewAccount; problems: Problems } {
  const { post, problems } = readPost(words, form, organs);
  const signInName = signInNameOf(form.get('name') ?? '');
  const wrong = nameProblem(words, signInName);
  if (wrong) problems.set('name', wrong);
  const read = readRoles(words, form, organs, post.departmentId);
  return {
    account: { ...post, signInName, roles: read.roles },
    problems: new Map([...problems, ...read.problems]),
  };
}
