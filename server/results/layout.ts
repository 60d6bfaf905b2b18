import type { Variable } from '#shared/items/kind.ts';
import type { StoredAnswers } from '#shared/questionnaire/answers.ts';
import type { Definition, Text } from '#shared/questionnaire/definition.ts';
import { itemsOf } from '#shared/questionnaire/items.ts';
import { numberOf } from '#shared/questionnaire/steps.ts';
import { codesIn, type Profile, variablesOf } from '#shared/questionnaire/variables.ts';
import type { Questionnaire, Version } from '../questionnaires/questionnaires.ts';
import { pooledProfiles, pooledVariables, questionOf } from './pooling.ts';

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
  readonly #versions: Map<number, Reading>;
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
    this.#versions = new Map(versions.map((version) => [version.no, this.#reading(version)]));
  }

  knows = (versionNo: number): boolean => this.#versions.has(versionNo);

  find = (variable: string): Counted | undefined => this.#byCode.get(variable);

  /** Where a response of a version counts. Throws a TypeError for a version or code that was never published. */
  mark(versionNo: number, answers: StoredAnswers): Mark {
    const reading = this.#versions.get(versionNo);
    if (!reading) throw new TypeError(`No version ${versionNo}`);
    const slots = [0];
    const places = [...reading.unanswered];
    for (const { variable, base, slotOf, profile, placeOf } of reading.variables) {
      const codes = codesIn(reading.definition, variable, answers);
      if (codes.length > 0) slots.push(base);
      for (const code of codes) {
        const slot = slotOf.get(code);
        if (slot === undefined) throw new TypeError(`${variable.code} has no code ${code}`);
        slots.push(slot);
        if (profile >= 0) places[profile] = placeOf.get(code) ?? places[profile]!;
      }
    }
    return { slots, places };
  }

  #reading({ definition }: Version): Reading {
    const variables = variablesOf(definition).map((variable) => {
      const { base, options } = this.#byCode.get(variable.code)!;
      const profile = this.profiles.findIndex(({ code }) => code === variable.code);
      const { first = 0, values = [] } = this.profiles[profile] ?? {};
      return {
        variable,
        base,
        slotOf: new Map(options.map(({ code }, at) => [code, base + 1 + at])),
        profile,
        placeOf: new Map(values.map(({ code }, at) => [code, first + at])),
      };
    });
    return {
      definition,
      variables,
      unanswered: this.profiles.map(({ first, values }) => first + values.length),
    };
  }
}

/** How the answers of one version are read: each variable with its slots and, for a profile item, its places. */
interface Reading {
  definition: Definition;
  variables: {
    variable: Variable;
    base: number;
    slotOf: Map<string, number>;
    /** Which profile item it is; -1 for none. */
    profile: number;
    placeOf: Map<string, number>;
  }[];
  unanswered: number[];
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
