import { isCardNumber, isOldResidentNumber, isResidentNumber } from './personal-numbers.ts';
import type { Span } from './spans.ts';

export type PersonalInformationKind = 'id_number' | 'phone' | 'card' | 'email' | 'plate';

export type PersonalInformation = Span & { kind: PersonalInformationKind };

/**
 * Stretches of a text that look like a person's number or address, in its own code points and in order; none overlap.
 * Found in any width and with spaces, dashes or dots between the digits. Every look at a place is bounded, so that the
 * time grows with the length alone. Rules: residents' numbers GB 11643-1999 (18 places with region, day and check
 * character; 15 digits with region and day), bank cards ISO/IEC 7812 (Luhn), mobile numbers 1[3-9] and fixed lines with
 * their area code (numbering plan of the Ministry of Industry and Information Technology; hotlines are nobody's), e-mail
 * addresses RFC 5321 as far as people use them, plates GA 36-2018.
 */
export function findPersonalInformation(text: string): PersonalInformation[] {
  const { plain, places } = plainOf(text);
  const found = [...numbersIn(plain), ...addressesIn(plain), ...platesIn(plain)];
  return joined(found).map(({ start, end, kind }) => ({
    start: places[start] ?? 0,
    end: (places[end - 1] ?? 0) + 1,
    kind,
  }));
}

/** The text in half width, one UTF-16 unit a character, without unseen characters; and where each one stood. */
function plainOf(text: string): { plain: string; places: number[] } {
  const units: string[] = [];
  const places: number[] = [];
  let place = 0;
  for (const character of text) {
    if (!/\p{Cf}/u.test(character)) {
      units.push(narrow(character));
      places.push(place);
    }
    place += 1;
  }
  return { plain: units.join(''), places };
}

function narrow(character: string): string {
  if (/[\p{Zs}\t]/u.test(character)) return ' ';
  if (/[\p{Pd}\u2212]/u.test(character)) return '-';
  if (/[·•・‧∙]/.test(character)) return '·';
  if (/[\uff01-\uff5e\u2169\u{1d7ce}-\u{1d7ff}]/u.test(character)) return character.normalize('NFKC');
  return character.length === 1 ? character : '\u25a1';
}

const between = '(?: ?[-.·] ?| {1,2})';
const mobile = `1[3-9](?:\\d{9}|\\d_\\d{8}|\\d_\\d{4}_\\d{4}|\\d_\\d{3}_\\d{5}|\\d\\d_\\d{3}_\\d{4}|\\d\\d_\\d{4}_\\d{3}|\\d{3}_\\d{6}|\\d{5}_\\d{4})`;
const code = (digits: string) => `(?:\\(${digits}\\)|${digits})`;
const country = `(?:${code('\\+?(?:00)?86')}_?)?`;
const area = '(?:10|2\\d|[3-9]\\d\\d)';
const local = '[2-9](?:\\d\\d_\\d{4}|\\d{3}_\\d{3,4}|\\d{6,7})';
const extension = /(?: ?(?:转|分机|ext\.?|x|-) ?\d{1,6}(?!\d))?/.source;
const rule = (source: string) => new RegExp(source.replaceAll('_', between), 'iy');

const phones = [
  rule(`${country}${mobile}`),
  rule(`(?:\\(0${area}\\) ?|0${area}_)${local}${extension}`),
  rule(`0(?:(?:10|2\\d)[2-9]\\d{7}|[3-9]\\d\\d[2-9]\\d{6,7})${extension}`),
  rule(`${code('(?:\\+|00)86')}_?(?:\\(0?${area}\\) ?|0?${area}_?)${local}${extension}`),
];

function* numbersIn(plain: string): Generator<PersonalInformation> {
  let from = 0;
  for (const { index } of plain.matchAll(/(?<!\d)\d/g)) {
    if (index < from || !standsAlone(plain, index - 1, -1)) continue;
    const found = numberAt(plain, index) ?? phoneAt(plain, index, from);
    if (!found) continue;
    yield found;
    from = found.end;
  }
}

/** A resident's or a card's number from a place on. */
function numberAt(plain: string, start: number): PersonalInformation | undefined {
  const { digits, ends, groups } = digitsFrom(plain, start);
  const stops = (n: number) => digits.length >= n && standsAlone(plain, ends[n - 1] ?? 0, 1);
  const find = (kind: PersonalInformationKind, n: number) => ({ start, end: ends[n - 1] ?? 0, kind });
  if (stops(18) && isResidentNumber(digits.slice(0, 18))) return find('id_number', 18);
  for (const n of [19, 18, 17, 16])
    if (stops(n) && isCardNumber(digits.slice(0, n)) && groups.slice(0, -1).every((length) => length >= 4))
      return find('card', n);
  const whole = groups.length === 1 || groups.join() === '6,6,3';
  if (digits.length === 15 && whole && stops(15) && isOldResidentNumber(digits)) return find('id_number', 15);
  return undefined;
}

const separator = / ?[-.·] ?| {1,2}/y;

/** Up to 19 digits from a place on, each with the place after it, and how many stand together; X may be the 18th. */
function digitsFrom(plain: string, start: number) {
  let digits = '';
  const ends: number[] = [];
  const groups = [0];
  for (let at = start; digits.length < 19 && !digits.endsWith('X'); at += 1) {
    separator.lastIndex = at;
    const parted = digits === '' ? undefined : separator.exec(plain)?.[0];
    const next = plain.charAt(at + (parted?.length ?? 0));
    if (!/\d/.test(next) && !(/x/i.test(next) && digits.length === 17)) break;
    at += parted?.length ?? 0;
    digits += next.toUpperCase();
    ends.push(at + 1);
    if (parted) groups.push(0);
    groups[groups.length - 1] = (groups.at(-1) ?? 0) + 1;
  }
  return { digits, ends, groups };
}

/** Eleven digits can be a sum of money or a measure. */
const amount = /\.\d{1,2}(?!\d)| ?(?:%|‰|元|人次|平方|立方|公里|吨)/y;
const amountBefore = /[¥￥$]$|(?:^|\D)0\.$/;

function phoneAt(plain: string, digit: number, from: number): PersonalInformation | undefined {
  let start = digit;
  while (start > from && digit - start < 2 && /[+(]/.test(plain.charAt(start - 1))) start -= 1;
  if (amountBefore.test(plain.slice(Math.max(0, start - 3), start))) return undefined;
  for (let begin = start; begin <= digit; begin += 1)
    for (const phone of phones) {
      phone.lastIndex = begin;
      const end = begin + (phone.exec(plain)?.[0].length ?? 0);
      amount.lastIndex = end;
      const free = phone === phones[0] || !/\d[-./]$/.test(plain.slice(Math.max(0, begin - 2), begin));
      if (end > begin && free && standsAlone(plain, end, 1) && !amount.test(plain))
        return { start: begin, end, kind: 'phone' };
    }
  return undefined;
}

/** Whether no digit goes on at a place, nor letters such as those of a hash: `tel138…` is a number, `a138…f` is none. */
function standsAlone(plain: string, at: number, step: 1 | -1): boolean {
  let letters = '';
  while (letters.length < 12 && /[a-z]/i.test(plain.charAt(at + step * letters.length)))
    letters += plain.charAt(at + step * letters.length);
  const beyond = plain.charAt(at + step * letters.length);
  return !/[\da-z]/i.test(beyond) && !/^[a-f]+$/i.test(letters);
}

const domain = / ?(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,8}[a-z]{2,24}(?![a-z])/iy;

function* addressesIn(plain: string): Generator<PersonalInformation> {
  for (const { index } of plain.matchAll(/@/g)) {
    let start = plain.charAt(index - 1) === ' ' ? index - 1 : index;
    const last = start;
    while (start > 0 && last - start < 64 && /[\w.%+-]/.test(plain.charAt(start - 1))) start -= 1;
    while (start < last && /[.%+-]/.test(plain.charAt(start))) start += 1;
    domain.lastIndex = index + 1;
    const length = domain.exec(plain)?.[0].length;
    if (start < last && length) yield { start, end: index + 1 + length, kind: 'email' };
  }
}

const plate =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼] ?[A-HJ-Z](?: ?[-.·] ?| )?(?=(?:[A-Z]{0,3}\d){3})(?:[A-HJ-NP-Z\d]{5,6}|[A-HJ-NP-Z\d]{4}[挂学警港澳领])(?![A-Z\d])/gi;

function* platesIn(plain: string): Generator<PersonalInformation> {
  for (const match of plain.matchAll(plate))
    yield { start: match.index, end: match.index + match[0].length, kind: 'plate' };
}

const order: PersonalInformationKind[] = ['id_number', 'card', 'email', 'phone', 'plate'];

/** What overlaps is one, of the longest one's kind, or of the more telling one's where they are equally long. */
function joined(found: PersonalInformation[]): PersonalInformation[] {
  const length = ({ start, end }: Span) => end - start;
  const apart: PersonalInformation[] = [];
  let longest: PersonalInformation | undefined;
  for (const each of found.sort(
    (a, b) => a.start - b.start || order.indexOf(a.kind) - order.indexOf(b.kind),
  )) {
    const last = apart.at(-1);
    if (!last || each.start >= last.end) {
      apart.push({ ...each });
      longest = each;
      continue;
    }
    last.end = Math.max(last.end, each.end);
    if (longest && length(each) > length(longest)) longest = each;
    last.kind = (longest ?? each).kind;
  }
  return apart;
}
