import { placeOf } from './imports.ts';
import type { Source } from './source.ts';

const cjk = /[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/** Places whose matter is words; each with its reason. */
const mayHoldWords: { [path: string]: string } = {
  'server/http/site.ts': 'what a site is called until its administrator says so',
  'shared/items/ranking.ts': 'adds "ranked first" to the words of a definition',
  'shared/drafts/numbering.ts': 'reads the numbering of Chinese official documents',
  'shared/drafts/clause-tree.ts': 'names the words before the first clause',
  'shared/questionnaire/plain/notation.ts': 'how officers and survey tools write questionnaires',
  'shared/questionnaire/plain/write.ts': 'writes that notation',
  'shared/text/dates.ts': 'writes dates',
};

/** Words that stand in code or markup and belong into the catalogues. */
export function wordFaults(source: Source): string[] {
  const { path } = source;
  if (['tests', 'bench', 'scripts'].includes(placeOf(path).area)) return [];
  if (/^(shared\/i18n|db\/seeds)\//.test(path) || Object.hasOwn(mayHoldWords, path)) return [];
  return [
    ...source.strings.filter((text) => cjk.test(text)),
    ...source.markup.filter((text) => /\p{L}/u.test(text)),
  ].map((text) => `${path}: "${text.trim()}" belongs into shared/i18n`);
}

/** Where a key is put together from a fixed beginning and a code; the code must stand somewhere as a string of its own. */
const dynamicPrefixes = ['error.', 'problem.'];

/** `['common.back', …]`, a counted key once, without its plural form. */
export const keysOf = (catalogue: { [namespace: string]: { [key: string]: unknown } }): string[] => [
  ...new Set(
    Object.entries(catalogue).flatMap(([namespace, keys]) =>
      Object.keys(keys).map((key) => `${namespace}.${key.replace(/_other$/, '')}`),
    ),
  ),
];

/** Keys that nothing uses. */
export function unusedKeys(keys: string[], sources: Source[]): string[] {
  const product = sources.filter((source) => !/^(tests|bench|scripts|shared\/i18n)\//.test(source.path));
  const strings = new Set(product.flatMap((source) => source.strings));
  const templates = product.flatMap((source) => source.templates);
  return keys.filter((key) => {
    const prefix = dynamicPrefixes.find((each) => key.startsWith(each));
    if (strings.has(key)) return false;
    if (!prefix) return true;
    return !templates.some(({ before, after }) => {
      if (before !== prefix || !key.endsWith(after)) return false;
      return strings.has(key.slice(prefix.length, key.length - after.length));
    });
  });
}

/** Keys put together in code with a beginning that is not declared above. */
export const undeclaredPrefixes = (namespaces: string[], sources: Source[]): string[] =>
  sources
    .filter((source) => !/^(tests|bench|scripts)\//.test(source.path))
    .flatMap((source) => source.templates.map(({ before }) => ({ before, path: source.path })))
    .filter(({ before }) => namespaces.some((each) => before.startsWith(`${each}.`)))
    .filter(({ before }) => !dynamicPrefixes.includes(before))
    .map(({ before, path }) => `${path}: \`${before}\${…}\` is not among the declared beginnings`);

/** The `{{values}}` that words take. */
export const valuesIn = (words: string): string[] =>
  [...words.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '').sort();
