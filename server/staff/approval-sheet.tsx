import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { ApprovalActs } from './approval-acts.tsx';
import type { Desk, Matter } from './approval-desk.ts';
import type { Given } from './approval-fields.tsx';
import { DecisionForms, RecallForm } from './approval-forms.tsx';
import { type Approval, isOwnWork } from './approval-records.ts';
import { actWords, kindWords, sayProgress, titleOf } from './approval-words.ts';
import { ApprovalStateMark } from './approvals-page.tsx';

interface Props extends Matter {
  desk: Desk;
  given: Given | undefined;
}

/** 审批单: the subject, every act with its officer and date, and what is left to do for the one who reads it. */
export function ApprovalSheet({ approval, subject, desk, given }: Props) {
  const view = useView();
  const { t, href } = view;
  const progress = sayProgress(view, approval);
  return (
    <WorkspaceFrame current="approvals">
      <div class="read stack">
        <ErrorSummary messages={given?.problems ?? new Map()} />
        <p class="sm">
          <a href={href('/workspace/approvals')}>{t('staff.approvals')}</a>
        </p>
        <h1>{t('staff.sheet', { title: titleOf(view, { approval, subject }) })}</h1>
        <p>
          <ApprovalStateMark state={approval.state} />
          {progress ? <span class="dim"> {progress}</span> : null}
        </p>
        <Facts approval={approval} />
        <p class="row">
          {subject ? <a href={href(subject.path)}>{t('staff.subject')}</a> : null}
          <a href={href(`/workspace/approvals/${approval.id}/sheet`)}>{t('chains.print')}</a>
        </p>
        <DeadEnd approval={approval} at={desk.deadEnd} />
      </div>
      <ApprovalActs approval={approval} />
      <div class="read">
        <Standing approval={approval} desk={desk} />
        {desk.mayAct ? (
          <DecisionForms
            approval={approval}
            desk={desk}
            given={given}
            changed={subject !== undefined && subject.hash !== approval.subjectHash}
          />
        ) : null}
        {desk.mayRecall ? <RecallForm approval={approval} /> : null}
      </div>
    </WorkspaceFrame>
  );
}

function Standing({ approval, desk }: Pick<Props, 'approval' | 'desk'>) {
  const { t, say, officer } = useView();
  if (approval.state !== 'waiting' || !officer) return null;
  if (isOwnWork(approval, officer)) return <p class="note more">{t('staff.own_work')}</p>;
  if (desk.refusal === 'acted-before') return <p class="note more">{t('chains.acted_before')}</p>;
  if (desk.absentTitle)
    return <p class="note more">{t('chains.acting_for', { title: say(desk.absentTitle) })}</p>;
  return null;
}

function DeadEnd({ approval, at }: { approval: Approval; at: number | undefined }) {
  const { t } = useView();
  const step = at === undefined ? undefined : approval.steps[at];
  if (at === undefined || !step) return null;
  return (
    <div class="note warn">
      <p>
        <b>{t('chains.nobody', { step: at + 1, act: t(actWords[step.act]) })}</b>
      </p>
      <p>{t('chains.nobody_help')}</p>
    </div>
  );
}

function Facts({ approval }: { approval: Approval }) {
  const { t, say } = useView();
  return (
    <dl class="check">
      <div>
        <dt>{t('staff.kind')}</dt>
        <dd>{t(kindWords[approval.kind])}</dd>
      </div>
      <div>
        <dt>{t('staff.department')}</dt>
        <dd>{say(approval.departmentName)}</dd>
      </div>
      <div>
        <dt>{t('staff.fingerprint')}</dt>
        <dd>
          <code>{approval.subjectHash}</code>
          <p class="hint">{t('staff.fingerprint_help')}</p>
        </dd>
      </div>
    </dl>
  );
}
