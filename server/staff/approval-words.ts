import type { Key } from '#shared/i18n/catalogues.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { View } from '../http/view.ts';
import type { Approval, ApprovalAct, ApprovalState } from './approval-records.ts';
import { nextStep } from './chain-rules.ts';
import type { NamedStep } from './chains.ts';
import type { PublicationKind, Subject } from './publications.ts';

export const kindWords = {
  questionnaire: 'staff.kind_questionnaire',
  release: 'staff.kind_release',
  consultation: 'staff.kind_consultation',
  period: 'staff.kind_period',
  outcome: 'staff.kind_outcome',
  brief: 'staff.kind_brief',
  policy: 'staff.kind_policy',
  open_day: 'staff.kind_open_day',
  interview: 'staff.kind_interview',
  register: 'staff.kind_register',
  inquiry: 'staff.kind_inquiry',
} as const satisfies { [kind in PublicationKind]: Key };

export const kinds = Object.keys(kindWords) as PublicationKind[];

export const stateWords = {
  waiting: 'staff.state_waiting',
  signed: 'staff.state_signed',
  returned: 'staff.state_returned',
  recalled: 'staff.state_recalled',
} as const satisfies { [state in ApprovalState]: Key };

export const actWords = {
  draft: 'staff.act_draft',
  review: 'chains.act_review',
  countersign: 'chains.act_countersign',
  legal: 'chains.act_legal',
  secrecy: 'chains.act_secrecy',
  sign: 'staff.act_sign',
  return: 'staff.act_return',
  recall: 'chains.act_recall',
} as const satisfies { [act in ApprovalAct['act']]: Key };

type Words = Pick<View, 't' | 'say'>;

/** What a matter is called: its subject's title, else what kind of publication it is. */
export const titleOf = (
  { t, say }: Words,
  { approval, subject }: { approval: Pick<Approval, 'kind'>; subject: Subject | undefined },
): string => (subject ? say(subject.title) : t(kindWords[approval.kind]));

/** Whom an act falls to. */
export function sayWho({ t, say }: Words, step: NamedStep, departmentName: Text): string {
  if (step.act === 'draft') return t('chains.drafter');
  if (step.officerTitle) return say(step.officerTitle);
  const department = say(step.departmentName ?? departmentName);
  return t(step.act === 'legal' ? 'chains.by_legal' : 'chains.by_approver', { department });
}

/** Who did an act, and in whose place. */
export function sayActor({ t, say }: Words, { title, onBehalfOfTitle }: ApprovalAct): string {
  if (!title) return t('staff.system');
  return onBehalfOfTitle
    ? t('chains.on_behalf', { title: say(title), absent: say(onBehalfOfTitle) })
    : say(title);
}

/** Which act is asked for now, and of whom; undefined once it is decided. */
export function sayProgress(view: Words, approval: Approval): string | undefined {
  const step = nextStep(approval);
  if (!step) return undefined;
  return view.t('chains.progress', {
    step: approval.acts.length + 1,
    of: approval.steps.length,
    act: view.t(actWords[step.act]),
    who: sayWho(view, step, approval.departmentName),
  });
}
