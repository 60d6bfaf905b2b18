import type { Key } from '#shared/i18n/catalogues.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { instantOf } from '#shared/text/form-times.ts';
import { type ChangeKind, type ChangeProblem, changeKinds, type NewChange } from './period-changes.ts';

const REASON_MAX = 500;

/** What was entered, and what of it cannot be taken, by field. */
export interface ChangeForm {
  fields: { kind: string; day: string; time: string; reason: string; reason_en: string };
  problems: Map<string, Key>;
  change: NewChange | undefined;
}

export const problemKeys = {
  not_now: 'periods.not_now',
  close_missing: 'periods.close_missing',
  close_not_later: 'periods.close_not_later',
  close_after_feedback: 'periods.close_after_feedback',
} as const satisfies { [problem in ChangeProblem]: Key };

/** Where a problem with the change as a whole is put right. */
export const fieldOf = (problem: ChangeProblem): string => (problem === 'not_now' ? 'kind' : 'day');

export function readChange(form: URLSearchParams): ChangeForm {
  const given = (name: string) => (form.get(name) ?? '').trim();
  const fields = {
    kind: given('kind'),
    day: given('day'),
    time: given('time') || '24:00',
    reason: given('reason'),
    reason_en: given('reason_en'),
  };
  const problems = new Map<string, Key>();
  const kind = changeKinds.find((each) => each === fields.kind);
  if (!kind) problems.set('kind', 'periods.kind_missing');
  const instant = fields.day === '' ? undefined : instantOf(fields.day, fields.time);
  if (fields.day !== '' && instant === undefined) problems.set('day', 'periods.no_time');
  if (fields.reason === '') problems.set('reason', 'periods.reason_missing');
  for (const name of ['reason', 'reason_en'] as const)
    if ([...fields[name]].length > REASON_MAX) problems.set(name, 'periods.reason_long');
  return {
    fields,
    problems,
    change: problems.size > 0 || !kind ? undefined : changeOf(kind, instant, fields),
  };
}

function changeOf(kind: ChangeKind, instant: string | undefined, fields: ChangeForm['fields']): NewChange {
  const reason: Text = { 'zh-CN': fields.reason, ...(fields.reason_en ? { en: fields.reason_en } : {}) };
  return { kind, closesAt: instant === undefined ? undefined : new Date(instant), reason };
}
