import type { Text } from '#shared/questionnaire/definition.ts';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { RecoveryCodeList } from './recovery-code-list.tsx';

/** New recovery codes, once. */
export function RenewedCodesPage({ codes, title }: { codes: string[]; title: Text }) {
  const { t, href } = useView();
  return (
    <WorkspaceFrame current="account">
      <div class="read stack">
        <h1>{t('security.codes_new')}</h1>
        <p>{t('security.codes_new_intro')}</p>
        <RecoveryCodeList codes={codes} title={title} />
        <p class="np">
          <a href={href('/workspace/account')}>{t('security.codes_new_done')}</a>
        </p>
      </div>
    </WorkspaceFrame>
  );
}
