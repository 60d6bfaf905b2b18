import type { Variable } from '#shared/items/kind.ts';
import type { StoredAnswers } from '#shared/questionnaire/answers.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { itemsOf } from '#shared/questionnaire/items.ts';
import { numberOf } from '#shared/questionnaire/steps.ts';
import { type Profile, variablesOf } from '#shared/questionnaire/variables.ts';
import type { Questionnaire, Version } from '../questionnaires/questionnaires.ts';
import { Plan } from './columns/plan.ts';
import { pooledProfiles, pooledVariables, questionOf } from './pooling.ts';
import { type Reading, readingOf } from './reading.ts';
import { type WeightCells, weightCells } from './weighting/weight-cells.ts';

/** A variable's place in the counters: `base` is the slot of its base, the codes' slots follow in order. */
export interface Counted extends Variable {
  base: number;
  /** The number under which respondents saw the item, from 1. */
  no: number;
  /** Of a matrix's row: the wording of the item. */
  question?: Text;
  /** A profile item's own counts are protected as those of small groups; only an opinion's are shown in full. */
  role: 'opinion' | 'profile';
}

/** A profile item's places: the values in order from `first`, then one for those not asked or without an answer. */
export interface Crossing extends Profile {
  first: number;
  no: number;
}

/** Where one response counts. */
export interface Mark {
  slots: number[];
  /** One place for each profile item. */
  places: number[];
  /** The weight cell; -1 outside the frame, or where nothing can be weighted. */
  cell: number;
  /** What the columns hold of it. */
  row: number[];
}

/**
 * The places of every count of a questionnaire. Slot 0 counts responses. Versions pool codes that are identical; a code
 * that only an older version has comes after those of the live one and keeps its own words.
 */
export class Layout {
  readonly variables: Counted[] = [];
  readonly profiles: Crossing[] = [];
  readonly slots: number;
  readonly places: number;
  readonly plan: Plan;
  /** The cells of the live version's weighting plan. */
  readonly cells: WeightCells | undefined;
  readonly #versions: Map<number, Reading>;
  readonly #asking = new Map<string, number[]>();
  readonly #byCode: Map<string, Counted>;

  constructor({ versions }: Pick<Questionnaire, 'versions'>) {
    let slots = 1;
    const profileItems = new Set(
      versions
        .flatMap(({ definition }) => itemsOf(definition).filter(({ role }) => role === 'profile'))
        .map(({ code }) => code),
    );
    for (const variable of pooledVariables(versions)) {
      const role = profileItems.has(variable.item) ? 'profile' : 'opinion';
      const question = questionOf(versions, variable.item);
      const no = numberIn(versions, variable.item);
      this.variables.push({ ...variable, base: slots, no, role, ...(question ? { question } : {}) });
      slots += 1 + variable.options.length;
    }
    this.slots = slots;
    this.#byCode = new Map(this.variables.map((variable) => [variable.code, variable]));
    let places = 0;
    for (const profile of pooledProfiles(versions, this.#byCode)) {
      this.profiles.push({ ...profile, first: places, no: numberIn(versions, profile.code) });
      places += profile.values.length + 1;
    }
    this.places = places;
    for (const { no, definition } of versions)
      for (const { code } of variablesOf(definition)) this.#asking.set(code, [...this.versionsOf(code), no]);
    const live = versions.at(-1);
    this.cells = live && weightCells(live.definition);
    this.plan = new Plan(versions, this.variables);
    this.#versions = new Map(versions.map(({ no, definition }) => [no, readingOf(definition, this)]));
  }

  knows = (versionNo: number): boolean => this.#versions.has(versionNo);

  /** The versions that ask for a variable, whose answers are pooled. */
  versionsOf = (variable: string): number[] => this.#asking.get(variable) ?? [];

  find = (variable: string): Counted | undefined => this.#byCode.get(variable);

  /** Where a response of a version counts. Throws a TypeError for a version or code that was never published. */
  mark(versionNo: number, answers: StoredAnswers): Mark {
    const reading = this.#versions.get(versionNo);
    if (!reading) throw new TypeError(`No version ${versionNo}`);
    return reading(answers);
  }
}

/** An item's number in the newest version that has it. */
const numberIn = (versions: Version[], item: string): number =>
  Math.max(
    0,
    ...versions
      .map(({ definition }) => numberOf(definition, item))
      .filter((no) => no > 0)
      .slice(-1),
  );
