import type { Key } from '#shared/i18n/catalogues.ts';
import type { View } from '../http/view.ts';
import type { ExchangeFact, Found } from './exchange.ts';
import type { Refusal } from './exchange-acts.ts';
import type { FileFault } from './exchange-file.ts';
import type { Fate } from './exchange-sides.ts';

export const exchangePath = '/workspace/inquiries/exchange';

export const foundWords: { [kind in Found['kind']]: Key } = {
  new: 'exchange.found_new',
  newer: 'exchange.found_newer',
  same: 'exchange.found_same',
  newer_here: 'exchange.found_newer_here',
  changed: 'exchange.found_changed',
  waiting: 'exchange.found_waiting',
  decided: 'exchange.found_decided',
  refused: 'exchange.found_refused',
};

export const fileFaultWords: { [fault in FileFault | 'none']: Key } = {
  none: 'exchange.file_none',
  encoding: 'exchange.fault_encoding',
  not_json: 'exchange.fault_not_json',
  not_csv: 'exchange.fault_not_csv',
  headings: 'exchange.fault_headings',
  empty: 'exchange.fault_empty',
  many: 'exchange.fault_many',
};

const whyWords: { [why in Refusal['why']]: Key } = {
  shape: 'exchange.why_shape',
  first_line: 'exchange.why_first_line',
  order: 'exchange.why_order',
  ahead: 'exchange.why_ahead',
  unit: 'exchange.why_unit',
  reason: 'exchange.why_reason',
  way: 'exchange.why_way',
  missing: 'exchange.why_missing',
  illegal: 'exchange.why_illegal',
  kind: 'exchange.why_kind',
  centre: 'exchange.why_centre',
  words: 'exchange.why_words',
  twice: 'exchange.why_twice',
  number: 'exchange.why_number',
};

/** Why a case is refused, with the step of its history at which it is. */
export function sayRefusal({ t }: Pick<View, 't'>, { line, why, what }: Refusal): string {
  const words = t(whyWords[why], { what });
  return line === 0 ? words : t('exchange.in_line', { line, why: words });
}

export const factWords: { [fact in ExchangeFact]: Key } = {
  kind: 'exchange.fact_kind',
  category: 'exchange.fact_category',
  channel: 'exchange.fact_channel',
  district: 'exchange.fact_district',
  title: 'exchange.fact_title',
  body: 'exchange.fact_body',
};

export const fateWords: { [fate in Fate]: Key } = {
  added: 'exchange.fate_added',
  noted: 'exchange.fate_noted',
  left: 'exchange.fate_left',
};
