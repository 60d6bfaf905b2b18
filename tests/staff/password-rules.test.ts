import { expect, test } from 'vitest';
import { passwordProblem } from '#server/staff/password-rules.ts';

test.each([
  ['short one', 'security.password_short'],
  ['é'.normalize('NFD').repeat(11), 'security.password_short'],
  ['anna.city is here', 'security.password_name'],
  ['ANNA．CITY is here', 'security.password_name'],
  ['passwordpassword', 'security.password_common'],
  ['P@ssw0rd2026!', 'security.password_common'],
  ['Admin@123456', 'security.password_common'],
  ['dalian123456', 'security.password_common'],
  ['woaini1314520', 'security.password_common'],
  ['aaaaaaaaaaaa', 'security.password_common'],
  ['abcdefghijkl', 'security.password_common'],
  ['123456789012', 'security.password_common'],
  ['qwertyuiop12', 'security.password_common'],
  ['1qaz2wsx3edc', 'security.password_common'],
  ['nihao!nihao!nihao!', 'security.password_common'],
  ['correct horse battery', undefined],
  ['wenji-demo-2021', undefined],
  ['海边的风吹过来又吹回去了', undefined],
  ['ABCD-EFGH-JKMN-2345', undefined],
  ['my admin likes tea', undefined],
])('%s', (password, problem) => {
  expect(passwordProblem(password, 'Anna.City')).toBe(problem);
});

test('a name of one or two letters may be in a password, not be it', () => {
  expect(passwordProblem('correct horse battery', 'ho')).toBeUndefined();
  expect(passwordProblem('correct horse battery', '')).toBeUndefined();
});
