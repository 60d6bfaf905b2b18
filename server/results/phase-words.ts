import type { Key } from '#shared/i18n/catalogues.ts';
import type { Phase } from '#shared/phase.ts';

const words = {
  coming: 'results.phase_coming',
  open: 'results.phase_open',
  closing: 'results.phase_closing',
  closed: 'results.phase_closed',
} as const satisfies { [phase in Phase]: Key };

export const phaseKey = (phase: Phase): Key => words[phase];
