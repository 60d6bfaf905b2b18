import i18next from 'i18next';
import { en, type Key, zhCN } from '#shared/i18n/catalogues.ts';
import type { Language } from '#shared/i18n/languages.ts';

export type Values = { [name: string]: string | number };
export type Translate = (key: Key, values?: Values) => string;

const catalogues = i18next.createInstance();

void catalogues.init({
  lng: 'zh-CN',
  fallbackLng: 'zh-CN',
  initAsync: false,
  resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
  interpolation: { escapeValue: false },
});

/** The words of the interface in one language. Text from people goes in as a value and is escaped by the markup. */
export const translatorFor = (language: Language): Translate => translators[language];

const translators = { 'zh-CN': makeTranslator('zh-CN'), en: makeTranslator('en') };

/** Words without values never change: they are looked up once. A page of figures says some hundreds of them. */
function makeTranslator(language: Language): Translate {
  const known = new Map<Key, string>();
  return (key, values) => {
    if (values) return catalogues.t(key, { ...values, lng: language });
    let words = known.get(key);
    if (words === undefined) {
      words = catalogues.t(key, { lng: language });
      known.set(key, words);
    }
    return words;
  };
}
