import type { Key } from '#shared/i18n/catalogues.ts';
import type { InquiryState } from './case/acts.ts';
import type { DeskTab } from './desk-filter.ts';

export const tabWords = {
  today: 'inquiryDesk.tab_today',
  soon: 'inquiryDesk.tab_soon',
  overdue: 'inquiryDesk.tab_overdue',
  open: 'inquiryDesk.tab_open',
  dispatch: 'inquiryDesk.tab_dispatch',
  returned: 'inquiryDesk.tab_returned',
  extensions: 'inquiryDesk.tab_extensions',
  call_backs: 'inquiryDesk.tab_call_backs',
  closed: 'inquiryDesk.tab_closed',
} as const satisfies { [tab in DeskTab]: Key };

/** How full the ring of a state is. */
export const stateFills = {
  received: '',
  accepted: 'half',
  correction_asked: 'half',
  transferred: 'half',
  returned: '',
  reopened: 'half',
  replied: 'full',
  called_back: 'full',
  closed: 'full',
  not_accepted: 'none',
  merged: 'none',
  handed_over: 'none',
  withdrawn: 'none',
} as const satisfies { [state in InquiryState]: string };
