import type { Text } from '#shared/questionnaire/definition.ts';
import type { Shown } from './shown.ts';

/** A profile item whose answers are codes, with how many responses gave each, in the steps in which officers see counts. */
export interface ProfileGroups {
  code: string;
  no: number;
  label: Text;
  values: { code: string; text: Text; n: number }[];
  unanswered: number;
}

export const profileGroups = ({ layout, crossed: { crossings } }: Shown): ProfileGroups[] =>
  layout.profiles.map(({ code, no, label, values, first }) => ({
    code,
    no,
    label,
    values: values.map((value, at) => ({ ...value, n: crossings.at(0, first + at) })),
    unanswered: crossings.at(0, first + values.length),
  }));
