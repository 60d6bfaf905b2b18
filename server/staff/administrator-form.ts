import { NotFoundError } from '../errors.ts';
import { type MadeRole, made } from './administrators.ts';
import { type Fields, FormReader } from './site-form.ts';
import { isSignInName } from './site-rules.ts';
import { signInNameOf } from './staff.ts';

/** Which of the two accounts a form is about. Throws NotFoundError for anything else. */
export function readRole(given: string | null | undefined): MadeRole {
  const role = made.find((each) => each === given);
  if (!role) throw new NotFoundError();
  return role;
}

/** Reads the form of an administrator's account; its fields begin with its role. Throws NotFoundError. */
export function readAdministratorForm(fields: Fields) {
  const role = readRole(fields.get('role'));
  const form = new FormReader(fields);
  const title = form.words(`${role}_title`, 'setup.title_missing');
  const signInName = form.checked(
    `${role}_name`,
    (given) => isSignInName(signInNameOf(given)),
    'setup.name_wrong',
  );
  return { account: { role, title, signInName }, problems: form.problems };
}
