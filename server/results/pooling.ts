import type { Variable } from '#shared/items/kind.ts';
import type { Definition, Text } from '#shared/questionnaire/definition.ts';
import { findItem } from '#shared/questionnaire/items.ts';
import { type Profile, profilesOf, variablesOf } from '#shared/questionnaire/variables.ts';
import type { Version } from '../questionnaires/questionnaires.ts';

/** The wording above a matrix's rows. */
export const questionOf = (versions: Version[], item: string): Text | undefined =>
  versions.map(({ definition }) => findItem(definition, item)).findLast((each) => each?.kind === 'matrix')
    ?.text;

/** The live version's variables first; the options of older versions after its own. */
export function pooledVariables(versions: Version[]): Variable[] {
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

/**
 * The live version's profile items; their values are those of the pooled variable, an older value a band of its own.
 * A code that ends the questionnaire is never stored, so it is no value.
 */
export function pooledProfiles(versions: Version[], variables: Map<string, Variable>): Profile[] {
  const live = versions.at(-1);
  if (!live) return [];
  return profilesOf(live.definition)
    .filter((profile) => variables.get(profile.code)?.choice === 'one')
    .map((profile) => {
      const ending = new Set(versions.flatMap(({ definition }) => endingCodes(definition, profile.code)));
      const values = (variables.get(profile.code)?.options ?? [])
        .filter(({ code }) => !ending.has(code))
        .map(({ code, text }) => ({ code, text }));
      const banded = new Set(profile.bands.flatMap((band) => band.codes));
      const alone = values
        .filter(({ code }) => !banded.has(code))
        .map((value) => ({ ...value, codes: [value.code] }));
      return {
        ...profile,
        values,
        bands: [...profile.bands.filter(({ codes }) => !codes.every((code) => ending.has(code))), ...alone],
      };
    });
}

/** The codes of an item that end the questionnaire by themselves. */
function endingCodes(definition: Definition, code: string): string[] {
  const ends = findItem(definition, code)?.ends ?? [];
  return ends.flatMap(({ when }) => {
    if (!('op' in when) || when.item !== code) return [];
    if (when.op === 'eq') return [when.code];
    return when.op === 'any_of' ? when.codes : [];
  });
}

const added = <T extends { code: string }>(known: T[], others: T[]): T[] => {
  const codes = new Set(known.map(({ code }) => code));
  return others.filter(({ code }) => !codes.has(code));
};
