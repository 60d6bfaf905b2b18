import { defaultSite } from '../http/site.ts';
import { passwordProblem } from './password-rules.ts';
import type { NewInstallation } from './setup.ts';
import { type Fields, FormReader, type Problems, readHead } from './site-form.ts';
import { isDepartmentCode, isSignInName } from './site-rules.ts';
import { signInNameOf } from './staff.ts';

/** What the form proposes. */
export const proposed: Fields = new Map([
  ['phone', '12345'],
  ['code', 'general-office'],
  ['name', 'system'],
]);

/** Reads the form of the first run; passwords as they were typed. */
export function readSetupForm(fields: Fields): { installation: NewInstallation; problems: Problems } {
  const form = new FormReader(fields);
  const password = fields.get('password') ?? '';
  const installation: NewInstallation = {
    site: { ...defaultSite, ...readHead(form) },
    department: {
      name: form.words('department', 'setup.department_missing'),
      slug: form.checked('code', isDepartmentCode, 'setup.code_wrong'),
    },
    administrator: {
      title: form.words('title', 'setup.title_missing'),
      signInName: form.checked('name', (given) => isSignInName(signInNameOf(given)), 'setup.name_wrong'),
      password,
    },
  };
  const weak = passwordProblem(password, installation.administrator.signInName);
  if (weak) form.problems.set('password', weak);
  else if (fields.get('again') !== password) form.problems.set('again', 'setup.again_wrong');
  return { installation, problems: form.problems };
}
