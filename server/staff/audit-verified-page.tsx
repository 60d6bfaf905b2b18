import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Verified } from './audit-verify.ts';
import { faultWords } from './audit-words.ts';

/** What a check of the trail found. */
export function AuditVerifiedPage({ verified }: { verified: Verified }) {
  const { t, href } = useView();
  const { lines, last, fault } = verified;
  return (
    <WorkspaceFrame current="audit">
      <div class="read stack">
        <h1>{t('audit.verified')}</h1>
        {fault ? (
          <div class="note stop" role="alert">
            <p>
              <b>{t('audit.broken')}</b>
            </p>
            <p>{t(faultWords[fault.kind], { seq: fault.seq })}</p>
            <p>{t('audit.held_before', { count: lines })}</p>
            <p>{t('audit.broken_help')}</p>
          </div>
        ) : (
          <div class="note ok">
            <p>
              <b>{t('audit.holds')}</b>
            </p>
            <p>{t('audit.holds_lines', { count: lines })}</p>
          </div>
        )}
        <h2>{t('audit.last')}</h2>
        <p>
          {t('audit.last_words', { seq: last.seq })} <code class="secret">{last.hash}</code>
        </p>
        <p class="dim">{t('audit.keep_last')}</p>
        <p>
          <a href={href('/workspace/audit')}>{t('audit.back')}</a>
        </p>
      </div>
    </WorkspaceFrame>
  );
}
