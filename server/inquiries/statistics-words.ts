import type { View } from '../http/view.ts';
import { districts } from './districts.ts';
import { type InquiryChannel, inquiryCategories, kindRules, type Term } from './inquiry-rules.ts';
import { channelWords } from './inquiry-words.ts';

type Tongue = Pick<View, 't' | 'say'>;

const named =
  (terms: readonly Pick<Term, 'code' | 'text'>[]) =>
  (code: string, { say, t }: Tongue): string => {
    const term = terms.find((each) => each.code === code);
    return term ? say(term.text) : code === '' ? t('statistics.not_said') : code;
  };

export const sayKind = named(kindRules);
export const sayCategory = named(inquiryCategories);
export const sayDistrict = named(districts);

export const sayChannel = (code: string, { t }: Tongue): string => {
  const key = channelWords[code as InquiryChannel];
  return key ? t(key) : code;
};

/** One name, or the names of those that are merged. */
export const sayMerged = (codes: readonly string[], name: (code: string) => string, { t }: Tongue): string =>
  codes.length === 1
    ? name(codes[0] ?? '')
    : t('statistics.merged', { names: codes.map(name).join(t('statistics.and')) });

/** `90.91` → 90.91%; nothing of nothing is a dash. */
export const sayPercent = (percent: number | undefined, { t }: Pick<View, 't'>): string =>
  percent === undefined ? t('statistics.none_of_none') : t('statistics.percent', { n: percent.toFixed(2) });
