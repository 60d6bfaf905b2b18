import { useView } from '../http/view.ts';
import type { Desk } from './approval-desk.ts';
import { type Given, Note, Secrecy } from './approval-fields.tsx';
import type { Approval } from './approval-records.ts';
import { actWords, sayWho } from './approval-words.ts';
import { ScanForm } from './scan-form.tsx';

interface Props {
  approval: Approval;
  desk: Desk;
  given: Given | undefined;
  /** What would be published is no longer what was proposed, so that it can only be returned. */
  changed: boolean;
}

export function DecisionForms({ changed, ...props }: Props) {
  const { t } = useView();
  return (
    <>
      {changed ? (
        <div class="note warn sec">
          <p>
            <b>{t('error.changed-since')}</b>
          </p>
          <p>{t('error.changed-since_help')}</p>
        </div>
      ) : (
        <>
          <AgreeForm {...props} />
          <ScanForm {...props} />
        </>
      )}
      <ReturnForm {...props} />
    </>
  );
}

function AgreeForm({ approval, desk, given }: Omit<Props, 'changed'>) {
  const view = useView();
  const { t, href } = view;
  const { next, following } = desk;
  if (!next) return null;
  const last = next.act === 'sign';
  return (
    <section class="sec">
      <h2>{last ? t('staff.sign') : t('chains.agree', { act: t(actWords[next.act]) })}</h2>
      <p class="dim">
        {following
          ? t('chains.agree_next', {
              act: t(actWords[following.act]),
              who: sayWho(view, following, approval.departmentName),
            })
          : t('staff.sign_help')}
      </p>
      <form method="post" action={href(`/workspace/approvals/${approval.id}/signature`)}>
        <input type="hidden" name="subject_hash" value={approval.subjectHash} />
        <input type="hidden" name="step" value={approval.acts.length + 1} />
        {desk.confirmsSecrecy ? (
          <Secrecy field="secrecy" name="secrecy" checked={given?.secrecyReviewed} given={given} />
        ) : null}
        <Note field="sign-note" label={t('staff.sign_note')} value={given?.signNote} given={given} />
        <p class="actions">
          <button class="btn" type="submit">
            {last ? t('staff.sign_button') : t('chains.agree_button')}
          </button>
        </p>
      </form>
    </section>
  );
}

function ReturnForm({ approval, given }: Pick<Props, 'approval' | 'given'>) {
  const { t, href } = useView();
  return (
    <section class="sec">
      <h2>{t('staff.return')}</h2>
      <p class="dim">{t('staff.return_help')}</p>
      <form method="post" action={href(`/workspace/approvals/${approval.id}/return`)}>
        <Note field="return-note" label={t('staff.return_note')} value={given?.returnNote} given={given} />
        <p class="actions">
          <button class="btn alt" type="submit">
            {t('staff.return_button')}
          </button>
        </p>
      </form>
    </section>
  );
}

/** 撤回 by the author while it waits. */
export function RecallForm({ approval }: Pick<Props, 'approval'>) {
  const { t, href } = useView();
  return (
    <section class="sec">
      <h2>{t('chains.recall')}</h2>
      <p class="dim">{t('chains.recall_help')}</p>
      <form method="post" action={href(`/workspace/approvals/${approval.id}/recall`)}>
        <p class="actions">
          <button class="btn alt" type="submit">
            {t('chains.recall_button')}
          </button>
        </p>
      </form>
    </section>
  );
}
