import type { Key } from '#shared/i18n/catalogues.ts';
import type { ChangeKind } from './period-changes.ts';

/** What a change is called. */
export const changeWords = {
  extend: 'periods.extend',
  suspend: 'periods.suspend',
  resume: 'periods.resume',
  reopen: 'periods.reopen',
} as const satisfies { [kind in ChangeKind]: Key };
