import type { Key } from '#shared/i18n/catalogues.ts';
import type { View } from '../http/view.ts';
import type { Approval, ApprovalAct, ApprovalState } from './approval-records.ts';
import type { PublicationKind, Subject } from './publications.ts';

export const kindWords = {
  questionnaire: 'staff.kind_questionnaire',
  release: 'staff.kind_release',
  consultation: 'staff.kind_consultation',
  period: 'staff.kind_period',
  outcome: 'staff.kind_outcome',
} as const satisfies { [kind in PublicationKind]: Key };

export const stateWords = {
  waiting: 'staff.state_waiting',
  signed: 'staff.state_signed',
  returned: 'staff.state_returned',
} as const satisfies { [state in ApprovalState]: Key };

export const actWords = {
  draft: 'staff.act_draft',
  sign: 'staff.act_sign',
  return: 'staff.act_return',
} as const satisfies { [act in ApprovalAct['act']]: Key };

/** What a matter is called: its subject's title, else what kind of publication it is. */
export const titleOf = (
  { t, say }: Pick<View, 't' | 'say'>,
  { approval, subject }: { approval: Pick<Approval, 'kind'>; subject: Subject | undefined },
): string => (subject ? say(subject.title) : t(kindWords[approval.kind]));
