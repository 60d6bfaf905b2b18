import { answerOf, isCodes, isRows } from '#shared/questionnaire/answers.ts';
import type { Definition, Item, Text } from '#shared/questionnaire/definition.ts';
import { declaredOptions, findItem } from '#shared/questionnaire/items.ts';
import { numberOf } from '#shared/questionnaire/steps.ts';
import type { Questionnaire, Version } from '../../questionnaires/questionnaires.ts';
import { sectionsOfAll } from '../../questionnaires/version-breaks.ts';
import type { ColumnNames } from './column-names.ts';
import type { Case, Cell, CodeWords, DataColumn, Part } from './data-columns.ts';

type Versions = readonly Version[];

/** An item over all versions that have it. */
interface Pooled {
  code: string;
  item: Item;
  versions: Version[];
  no: number;
}

/** Every item that any version has, in the live version's order. */
export const pooledItems = (questionnaire: Pick<Questionnaire, 'versions' | 'live'>): Pooled[] =>
  sectionsOfAll(questionnaire)
    .flatMap(({ items }) => items)
    .map((item) => {
      const versions = questionnaire.versions.filter(({ definition }) => findItem(definition, item.code));
      const last = versions.at(-1);
      return {
        code: item.code,
        item: (last && findItem(last.definition, item.code)) ?? item,
        versions,
        no: last ? numberOf(last.definition, item.code) : 0,
      };
    });

/**
 * The columns of one item: a code for one choice, a row or a place; 1 and 0 for each option of several choices; for each
 * ranked option its place. Words that respondents wrote have no column, only whether there are any.
 */
export function itemColumns(pooled: Pooled, names: ColumnNames): DataColumn[] {
  const { item, versions } = pooled;
  const make = maker(pooled);
  const codes = (): CodeWords[] =>
    pooledCodes(versions, item.code, (definition, each) => declaredOptions(definition, each));
  switch (item.kind) {
    case 'single':
    case 'region':
    case 'scale':
      return [make(names.make(item.code), 'answer', { type: 'code', values: codes(), read: oneCode })];
    case 'matrix':
      return pooledCodes(versions, item.code, (_, each) => (each.kind === 'matrix' ? each.rows : [])).map(
        (row) =>
          make(names.make(item.code, row.code), 'row', {
            type: 'code',
            values: codes(),
            detail: row,
            read: (answer) => (isRows(answer) ? (answerOf(answer, row.code) ?? null) : null),
          }),
      );
    case 'multiple':
      return codes().map((option) =>
        make(names.make(item.code, option.code), 'option', {
          type: 'flag',
          values: [],
          detail: option,
          read: (answer) => (isCodes(answer) ? Number(answer.includes(option.code)) : null),
          offered: option.code,
        }),
      );
    case 'ranking':
      return [
        ...Array.from({ length: mostPlaces(versions, item.code) }, (_, at) =>
          make(names.make(item.code, String(at + 1)), 'place', {
            type: 'code',
            values: codes(),
            detail: placeWords(at + 1),
            read: (answer) => (isCodes(answer) ? (answer[at] ?? null) : null),
          }),
        ),
        ...codes().map((option) =>
          make(names.make(item.code, 'rank', option.code), 'place_of', {
            type: 'place',
            values: [],
            detail: option,
            read: (answer) => (isCodes(answer) ? answer.indexOf(option.code) + 1 : null),
            offered: option.code,
          }),
        ),
      ];
    case 'number':
      return [
        make(names.make(item.code), 'answer', {
          type: 'number',
          values: [],
          read: (answer) => (typeof answer === 'number' ? answer : null),
        }),
      ];
    case 'date':
      return [make(names.make(item.code), 'answer', { type: 'day', values: [], read: oneCode })];
    case 'text':
      return [
        make(names.make(item.code, 'given'), 'given', {
          type: 'flag',
          values: [],
          read: (answer, { replayed }) => (answer === true ? 1 : replayed.visible.has(item.code) ? 0 : null),
        }),
      ];
  }
}

/** Beside an item that not everybody was asked: whether it was shown, and whether the server filled it in. */
export function routeColumns(pooled: Pooled, names: ColumnNames): DataColumn[] {
  const { code, versions } = pooled;
  const make = maker(pooled);
  const items = versions.flatMap(({ definition }) => findItem(definition, code) ?? []);
  const flag = (part: 'shown' | 'derived', read: (one: Case) => boolean) =>
    make(names.make(code, part), part, {
      type: 'flag',
      values: [],
      read: (_, one) => Number(read(one)),
    });
  return [
    ...(items.some((each) => each.show_if || ('options_from' in each && each.options_from))
      ? [flag('shown', ({ replayed }) => replayed.visible.has(code))]
      : []),
    ...(items.some((each) => 'fill_when_hidden' in each && each.fill_when_hidden)
      ? [flag('derived', ({ replayed }) => replayed.derived.has(code))]
      : []),
  ];
}

interface Made {
  type: DataColumn['type'];
  values: CodeWords[];
  detail?: CodeWords;
  read(answer: unknown, one: Case): Cell;
  /** The option that a version must offer. */
  offered?: string;
}

const maker =
  ({ code, item, versions, no }: Pooled) =>
  (name: string, part: Part, { type, values, detail, read, offered }: Made): DataColumn => {
    const has = (definition: Definition) => {
      const own = findItem(definition, code);
      if (!own) return false;
      if (part === 'row') return own.kind === 'matrix' && own.rows.some((row) => row.code === detail?.code);
      return (
        offered === undefined || declaredOptions(definition, own).some((option) => option.code === offered)
      );
    };
    return {
      name,
      part,
      type,
      item: code,
      no,
      kind: item.kind,
      role: item.role,
      label: item.text,
      ...(detail ? { detail } : {}),
      values,
      versions: versions.filter(({ definition }) => has(definition)).map((version) => version.no),
      reader: (definition) => (has(definition) ? (one) => read(answerOf(one.answers, code), one) : undefined),
    };
  };

const oneCode = (answer: unknown): Cell => (typeof answer === 'string' ? answer : null);

/** The newest version's codes first; what only older ones have comes after, with its own words. */
function pooledCodes(
  versions: Versions,
  code: string,
  partsOf: (
    definition: Definition,
    item: Item,
  ) => readonly (CodeWords & { missing?: CodeWords['missing'] })[],
): CodeWords[] {
  const found = new Map<string, CodeWords>();
  for (const { definition } of versions.toReversed()) {
    const item = findItem(definition, code);
    for (const part of item ? partsOf(definition, item) : [])
      if (!found.has(part.code))
        found.set(part.code, {
          code: part.code,
          text: part.text,
          ...(part.missing ? { missing: part.missing } : {}),
        });
  }
  return [...found.values()];
}

const mostPlaces = (versions: Versions, code: string): number =>
  Math.max(
    0,
    ...versions.map(({ definition }) => {
      const item = findItem(definition, code);
      return item?.kind === 'ranking' ? item.max : 0;
    }),
  );

const placeWords = (place: number): CodeWords => {
  const words = String(place);
  const text: Text = { 'zh-CN': words, en: words };
  return { code: words, text };
};
