import type { Variable } from '#shared/items/kind.ts';
import type { StoredAnswers } from '#shared/questionnaire/answers.ts';
import type { Definition, Text } from '#shared/questionnaire/definition.ts';
import { findItem, itemsOf } from '#shared/questionnaire/items.ts';
import { codesIn, type Profile, profilesOf, variablesOf } from '#shared/questionnaire/variables.ts';
import type { Questionnaire, Version } from '../questionnaires/questionnaires.ts';

/** A variable's place in the counters: `base` is the slot of its base, the codes' slots follow in order. */
export interface Counted extends Variable {
  base: number;
  /** Of a matrix's row: the wording of the item. */
  question?: Text;
  /** A profile item's own counts are protected as those of small groups; only an opinion's are shown in full. */
  role: 'opinion' | 'profile';
}

/** A profile item's places: the values in order from `first`, then one for those not asked or without an answer. */
export interface Crossing extends Profile {
  first: number;
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
      this.variables.push({ ...variable, base: slots, role, ...(question ? { question } : {}) });
      slots += 1 + variable.options.length;
    }
    this.slots = slots;
    this.#byCode = new Map(this.variables.map((variable) => [variable.code, variable]));
    let places = 0;
    for (const profile of pooledProfiles(versions, this.#byCode)) {
      this.profiles.push({ ...profile, first: places });
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
        if (profile >= 0) places[profile] = placeOf.get(code)!;
      }
    }
    return { slots, places };
  }

  #reading({ definition }: Version): Reading {
    const variables = variablesOf(definition).map((variable) => {
      const { base, options } = this.#byCode.get(variable.code)!;
      const profile = this.profiles.findIndex(({ code }) => code === variable.code);
      const first = this.profiles[profile]?.first ?? 0;
      return {
        variable,
        base,
        slotOf: new Map(options.map(({ code }, at) => [code, base + 1 + at])),
        profile,
        placeOf: new Map(options.map(({ code }, at) => [code, first + at])),
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

/** The wording above a matrix's rows. */
const questionOf = (versions: Version[], item: string): Text | undefined =>
  versions.map(({ definition }) => findItem(definition, item)).findLast((each) => each?.kind === 'matrix')
    ?.text;

/** The live version's variables first; the options of older versions after its own. */
function pooledVariables(versions: Version[]): Variable[] {
  const pooled = new Map<string, Variable>();
  for (const { definition } of versions.toReversed()) {
    for (const variable of variablesOf(definition)) {
      const known = pooled.get(variable.code);
      if (known) known.options.push(...added(known.options, variable.options));
      else pooled.set(variable.code, { ...variable, options: [...variable.options] });
    }
  }
  return [...pooled.values()];
}

/** The live version's profile items; their values are those of the pooled variable, an older value a band of its own. */
function pooledProfiles(versions: Version[], variables: Map<string, Counted>): Profile[] {
  const live = versions.at(-1);
  if (!live) return [];
  return profilesOf(live.definition)
    .filter((profile) => variables.get(profile.code)?.choice === 'one')
    .map((profile) => {
      const values = (variables.get(profile.code)?.options ?? []).map(
        ({ code, text }): { code: string; text: Text } => ({
          code,
          text,
        }),
      );
      const banded = new Set(profile.bands.flatMap((band) => band.codes));
      const alone = values
        .filter(({ code }) => !banded.has(code))
        .map((value) => ({ ...value, codes: [value.code] }));
      return { ...profile, values, bands: [...profile.bands, ...alone] };
    });
}

const added = <T extends { code: string }>(known: T[], others: T[]): T[] => {
  const codes = new Set(known.map(({ code }) => code));
  return others.filter(({ code }) => !codes.has(code));
};
