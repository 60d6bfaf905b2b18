import { otherField } from '#shared/questionnaire/answers.ts';
import type { Condition, Definition, Item, Text } from '#shared/questionnaire/definition.ts';
import { declaredOptions, findItem, itemsOf } from '#shared/questionnaire/items.ts';
import { splitRef } from '#shared/questionnaire/logic.ts';
import { numberOf } from '#shared/questionnaire/steps.ts';
import type { SignedIn } from '../http/signed-in.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { can } from '../staff/roles.ts';

/** A place where respondents write in their own words: an item, or an option that asks for words. */
export interface TextField {
  field: string;
  item: string;
  /** The item's number, as respondents saw it. */
  no: number;
  label: Text;
  option: Text | undefined;
  /** What a text of this field tells by itself of its respondent: the answers to these profile items. */
  tells: { item: string; value?: string }[];
}

/** Whether the officer reads texts at all, of this questionnaire or of what names the officer's department. */
export const mayReadTexts = (officer: SignedIn, { departmentId }: Questionnaire): boolean =>
  can(officer, 'read-texts', departmentId) || can(officer, 'read-texts', officer.department.id);

/**
 * The fields whose texts an officer may read: all in the department that owns the questionnaire, else those of items that
 * name the officer's own.
 */
export function readableFields(officer: SignedIn, questionnaire: Questionnaire): TextField[] {
  const own = can(officer, 'read-texts', questionnaire.departmentId);
  const named = can(officer, 'read-texts', officer.department.id) ? officer.department.slug : undefined;
  const readable = (item: Item) => own || (named !== undefined && item.department === named);
  const fields = new Map<string, TextField>();
  for (const { definition } of questionnaire.versions)
    for (const item of itemsOf(definition).filter(readable))
      for (const field of fieldsOf(definition, item)) fields.set(field.field, field);
  return [...fields.values()];
}

function fieldsOf(definition: Definition, item: Item): TextField[] {
  const place = { item: item.code, no: numberOf(definition, item.code), label: item.text };
  const asked = (item.show_if ? itemsIn(item.show_if) : []).filter(
    (code) => findItem(definition, code)?.role === 'profile',
  );
  const told = asked.map((code) => ({ item: code }));
  if (item.kind === 'text') return [{ ...place, field: item.code, option: undefined, tells: told }];
  const own = (value: string) => (item.role === 'profile' ? [{ item: item.code, value }] : []);
  return declaredOptions(definition, item)
    .filter((option) => option.other_text)
    .map(({ code, text }) => ({
      ...place,
      field: otherField(item.code, code),
      option: text,
      tells: [...told, ...own(code)],
    }));
}

function itemsIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(itemsIn);
  if ('any' in condition) return condition.any.flatMap(itemsIn);
  return 'not' in condition ? itemsIn(condition.not) : [splitRef(condition.item)[0] ?? ''];
}
