import type { Key } from '#shared/i18n/catalogues.ts';
import type { MatterKind } from './matters.ts';
import type { Urgency } from './urgency.ts';

/** What is to be done, and on the button that leads there. */
export const matterWords = {
  approval: { what: 'telling.matter_approval', verb: 'telling.do_approval' },
  returned: { what: 'telling.matter_returned', verb: 'telling.do_returned' },
  overdue_comments: { what: 'telling.matter_overdue_comments', verb: 'telling.do_review' },
  held_comments: { what: 'telling.matter_held_comments', verb: 'telling.do_review' },
  appeals: { what: 'telling.matter_appeals', verb: 'telling.do_appeals' },
  ungrouped: { what: 'telling.matter_ungrouped', verb: 'telling.do_group' },
  unanswered: { what: 'telling.matter_unanswered', verb: 'telling.do_answer' },
  outcome: { what: 'telling.matter_outcome', verb: 'telling.do_outcome' },
  outcome_due: { what: 'telling.matter_outcome_due', verb: 'telling.do_look' },
  closing: { what: 'telling.matter_closing', verb: 'telling.do_look' },
  entry: { what: 'telling.matter_entry', verb: 'telling.do_entry' },
  release: { what: 'telling.matter_release', verb: 'telling.do_release' },
  release_returned: { what: 'telling.matter_release_returned', verb: 'telling.do_release' },
  results_due: { what: 'telling.matter_results_due', verb: 'telling.do_look' },
  questions: { what: 'interviews.matter_questions', verb: 'telling.do_review' },
  transcript: { what: 'interviews.matter_transcript', verb: 'interviews.do_transcript' },
  inquiries_overdue: { what: 'inquiryDesk.matter_overdue', verb: 'inquiryDesk.matter_do' },
  inquiries_today: { what: 'inquiryDesk.matter_today', verb: 'inquiryDesk.matter_do' },
  inquiries_confirm: { what: 'inquiryDesk.matter_confirm', verb: 'inquiryDesk.matter_do' },
  inquiries_dispatch: { what: 'inquiryDesk.matter_dispatch', verb: 'inquiryDesk.matter_do' },
  inquiries_extensions: { what: 'inquiryDesk.matter_extensions', verb: 'inquiryDesk.matter_do' },
  inquiries_call_backs: { what: 'inquiryDesk.matter_call_backs', verb: 'inquiryDesk.matter_do' },
  brief: { what: 'briefs.matter', verb: 'briefs.read' },
  board_expiring: { what: 'exhibition.expiring', verb: 'exhibition.revise' },
  jobs_failed: { what: 'telling.matter_jobs_failed', verb: 'telling.do_look' },
} as const satisfies { [kind in MatterKind]: { what: Key; verb: Key } };

export const urgencyWords = {
  overdue: 'telling.urgency_overdue',
  today: 'telling.urgency_today',
  week: 'telling.urgency_week',
  later: 'telling.urgency_later',
} as const satisfies { [urgency in Urgency]: Key };
