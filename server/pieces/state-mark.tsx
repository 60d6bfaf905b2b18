import type { Key } from '#shared/i18n/catalogues.ts';
import { useView } from '../http/view.ts';
import type { DeskState } from './desk.ts';

export const stateWords = {
  draft: 'pieces.state_draft',
  waiting: 'pieces.state_waiting',
  returned: 'pieces.state_returned',
  public: 'pieces.state_public',
  changed: 'pieces.state_changed',
  retracted: 'pieces.state_retracted',
} as const satisfies { [state in DeskState]: Key };

const looks = {
  draft: 'st',
  waiting: 'st half',
  returned: 'st bad',
  public: 'st full',
  changed: 'st full',
  retracted: 'st no',
} as const satisfies { [state in DeskState]: string };

/** How a piece stands, with the version that the public reads. */
export function StateMark({ state, no }: { state: DeskState; no: number | undefined }) {
  const { t } = useView();
  return (
    <span class={looks[state]}>
      {t(stateWords[state])}
      {no !== undefined && (state === 'public' || state === 'changed')
        ? ` · ${t('pieces.version', { no })}`
        : null}
    </span>
  );
}
