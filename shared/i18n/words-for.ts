import type { Text } from '../questionnaire/definition.ts';
import { en, type Key, zhCN } from './catalogues.ts';

type Catalogue = { [namespace: string]: { [key: string]: string | undefined } };

/** Words of the interface in every language, for what is stored or sent with all of them. */
export const wordsFor = (key: Key): Text => ({ 'zh-CN': find(zhCN, key), en: find(en, key) });

function find(catalogue: Catalogue, key: string): string {
  const dot = key.indexOf('.');
  const words = catalogue[key.slice(0, dot)]?.[key.slice(dot + 1)];
  if (words === undefined) throw new TypeError(`No words for ${key}`);
  return words;
}
