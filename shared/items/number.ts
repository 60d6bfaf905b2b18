import type { Answer } from '../questionnaire/answers.ts';
import type { Definition, ItemOf } from '../questionnaire/definition.ts';
import { type ItemKind, problemOf } from './kind.ts';

type NumberItem = ItemOf<'number'>;

/** A number in the item's unit. It is counted by its declared bands; without bands it is kept and not tabulated. */
export const number: ItemKind<NumberItem> = {
  read(item, fields) {
    const given = (fields.get(item.code) ?? '').normalize('NFKC').trim();
    if (given === '') return undefined;
    return /^[+-]?\d+(\.\d+)?$/.test(given) ? Number(given) : given;
  },
  isBlank: (answer) => answer === '',
  missing: (item) => problemOf(item, 'required'),
  check(item, answer) {
    if (typeof answer !== 'number' || !Number.isFinite(answer)) return [problemOf(item, 'not_a_number')];
    if (item.min !== undefined && answer < item.min) return [problemOf(item, 'too_small', item.min)];
    if (item.max !== undefined && answer > item.max) return [problemOf(item, 'too_large', item.max)];
    const rounded = Number(answer.toFixed(item.decimals));
    return rounded === answer ? [] : [problemOf(item, 'too_many_decimals', item.decimals)];
  },
  variables: (_definition: Definition, item) =>
    item.bands
      ? [{ code: item.code, item: item.code, choice: 'one', label: item.text, options: bandOptions(item) }]
      : [],
  codes: (variable, answer) => {
    const band = variable.options.find((option) => within(option as BandOption, answer));
    return band ? [band.code] : [];
  },
};

type BandOption = { code: string; text: NumberItem['text']; from?: number; to?: number };

/** A band holds its lower bound and not its upper one, so that neighbours never share a value. */
const within = (band: BandOption, answer: Answer) =>
  typeof answer === 'number' && answer >= (band.from ?? -Infinity) && answer < (band.to ?? Infinity);

const bandOptions = (item: NumberItem): BandOption[] =>
  (item.bands ?? []).map(({ code, text, from, to }) => ({
    code,
    text,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }));
