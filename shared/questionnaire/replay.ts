import { findKind } from '../items/register.ts';
import { type Answer, type Answers, answerOf, otherField } from './answers.ts';
import type { Definition, Item, Option, Text } from './definition.ts';
import { currentOptions, declaredOptions, findItem, itemsOf } from './items.ts';
import { chosenCodes, evaluate, type Lookup } from './logic.ts';

/** What the logic makes of answers. `answers` holds only what counts; everything else that was sent is in `dropped`. */
export interface Replay {
  answers: Answers;
  visible: Set<string>;
  /** Items whose value the server wrote because one choice was left. */
  derived: Set<string>;
  /** The options that each visible choice item offers, after `options_from`. */
  offered: Map<string, Option[]>;
  dropped: string[];
  ended?: { item: string; message: Text };
}

/**
 * Replays the questionnaire over the answers, item by item in order: the route is computed, never remembered, so the
 * same answers always give the same result on server and browser. Hidden items are stripped, an item with
 * `fill_when_hidden` is written when exactly one choice is left, and the walk stops at the first `ends` that holds.
 */
export function replay(definition: Definition, given: Answers): Replay {
  const result: Replay = {
    answers: {},
    visible: new Set(),
    derived: new Set(),
    offered: new Map(),
    dropped: [],
  };
  const lookup = lookupOf(definition, result.answers);
  for (const item of itemsOf(definition)) {
    if (isShown(definition, item, lookup, result.answers)) show(definition, item, given, result);
    else fill(item, lookup, result);
    const end = item.ends?.find((each) => evaluate(each.when, lookup) === true);
    if (end) {
      result.ended = { item: item.code, message: end.message };
      break;
    }
  }
  result.dropped = Object.keys(given).filter((field) => given[field] !== answerOf(result.answers, field));
  return result;
}

/** Also hidden is a choice among earlier choices when none of them is there to choose from. */
function isShown(definition: Definition, item: Item, lookup: Lookup, answers: Answers): boolean {
  if (item.show_if && evaluate(item.show_if, lookup) !== true) return false;
  const piped = 'options_from' in item && item.options_from;
  return !piped || offeredOptions(definition, item, answers).length > 0;
}

function show(definition: Definition, item: Item, given: Answers, result: Replay) {
  result.visible.add(item.code);
  const options = offeredOptions(definition, item, result.answers);
  if (options.length > 0) result.offered.set(item.code, options);
  const answer = answerOf(given, item.code);
  if (answer === undefined || findKind(item.kind).isBlank(answer)) return;
  result.answers[item.code] = answer;
  for (const option of options) if (option.other_text) keepWords(item, option, answer, given, result);
}

function keepWords(item: Item, option: Option, answer: Answer, given: Answers, result: Replay) {
  const field = otherField(item.code, option.code);
  const words = answerOf(given, field);
  if (words === undefined || (typeof words === 'string' && words.trim() === '')) return;
  if (chosenCodes(answer).includes(option.code)) result.answers[field] = words;
}

function fill(item: Item, lookup: Lookup, result: Replay) {
  if (!('fill_when_hidden' in item) || !item.fill_when_hidden) return;
  const { item: source, except } = item.fill_when_hidden;
  const answer = lookup.answer(source);
  const left = answer === undefined ? [] : chosenCodes(answer).filter((code) => !except.includes(code));
  const [only] = left;
  if (left.length !== 1 || only === undefined) return;
  result.answers[item.code] = only;
  result.derived.add(item.code);
}

/** Options on offer now: those declared, less retired ones and, with `options_from`, less those not chosen there. */
export function offeredOptions(definition: Definition, item: Item, answers: Answers): Option[] {
  const declared = currentOptions(definition, item);
  if (!('options_from' in item) || !item.options_from) return declared;
  const answer = answerOf(answers, item.options_from.item);
  const chosen = answer === undefined ? [] : chosenCodes(answer);
  return declared.filter((option) => chosen.includes(option.code));
}

/** What logic may ask of answers. */
export function lookupOf(definition: Definition, answers: Answers): Lookup {
  return {
    answer: (code) => answerOf(answers, code),
    rows: (code) => {
      const item = findItem(definition, code);
      return item?.kind === 'matrix' ? item.rows.map((row) => row.code) : [];
    },
    score: (code, chosen) => {
      const item = findItem(definition, code);
      return item && declaredOptions(definition, item).find((option) => option.code === chosen)?.score;
    },
  };
}
