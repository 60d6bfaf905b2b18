/** The least length; no other kind of character is asked for (NIST SP 800-63B-4, 3.1.1.2). */
export const PASSWORD_MIN = 12;

export type PasswordProblem =
  | 'security.password_short'
  | 'security.password_name'
  | 'security.password_common';

const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase();

/** Why a password cannot be taken, as the key of its words (which take `limit`, PASSWORD_MIN); undefined when it can. */
export function passwordProblem(password: string, signInName: string): PasswordProblem | undefined {
  if ([...password.normalize('NFKC')].length < PASSWORD_MIN) return 'security.password_short';
  const [given, name] = [plain(password), plain(signInName)];
  if (given === name || ([...name].length >= 3 && given.includes(name))) return 'security.password_name';
  return isCommon(given) || isMonotonous(given) ? 'security.password_common' : undefined;
}

/** What people take when they need a word; longest first, so that none hides in another. */
const words = [
  'administrator',
  'changeme',
  'computer',
  'dalian',
  'default',
  'football',
  'government',
  'huanying',
  'iloveyou',
  'letmein',
  'password',
  'princess',
  'superman',
  'sunshine',
  'zhengfu',
  'temporary',
  'welcome',
  'woaini',
  'zhongguo',
  'secret',
  'mima',
  'admin',
  'china',
  'login',
  'guest',
  'hello',
  'root',
  'test',
  'user',
].sort((a, b) => b.length - a.length);

const letterFor: { [sign: string]: string } = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  $: 's',
  '@': 'a',
};

/** Nothing but common words, digits, rows of keys and signs between them. */
function isCommon(given: string): boolean {
  const disguised = given.replace(/[01345$@]/g, (sign) => letterFor[sign] ?? sign);
  return [given, disguised].some((text) => {
    const rest = words.reduce((left, word) => left.replaceAll(word, ' '), text);
    return rest !== text && withoutRuns(rest).replace(/[^\p{L}]/gu, '').length <= 2;
  });
}

const rows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm'];
const paths = [...rows, 'abcdefghijklmnopqrstuvwxyz', '01234567890123456789'];
const both = paths.flatMap((path) => [path, [...path].reverse().join('')]);

/** Leaves out stretches of four and more along the keyboard, the alphabet or the digits. */
function withoutRuns(text: string): string {
  let rest = '';
  for (let at = 0; at < text.length; ) {
    let end = at + 4;
    while (end <= text.length && both.some((path) => path.includes(text.slice(at, end)))) end += 1;
    const run = end - 1 - at;
    if (run >= 4) at += run;
    else rest += text[at++];
  }
  return rest;
}

/** A few characters over and over, or little besides stretches of the keyboard. */
function isMonotonous(given: string): boolean {
  if (new Set(given).size < 5) return true;
  const [repeated = ''] = /^(.{1,6}?)\1+/su.exec(given) ?? [];
  if (given.length - repeated.length <= 3) return true;
  return withoutRuns(given).length <= 3;
}
