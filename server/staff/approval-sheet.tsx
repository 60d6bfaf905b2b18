import { sayTime } from '#shared/text/dates.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { DecisionForms, type Given } from './approval-forms.tsx';
import { type Approval, type ApprovalAct, isOwnWork, mayDecide } from './approval-records.ts';
import { actWords, kindWords, titleOf } from './approval-words.ts';
import { ApprovalStateMark, type Matter } from './approvals-page.tsx';

/** 审批单: the subject, every act with its officer and date, and what is left to do for the one who reads it. */
export function ApprovalSheet({ approval, subject, given }: Matter & { given: Given | undefined }) {
  const view = useView();
  const { t, href, officer } = view;
  return (
    <WorkspaceFrame current="approvals">
      <div class="read stack">
        <ErrorSummary messages={given?.problems ?? new Map()} />
        <h1>{t('staff.sheet', { title: titleOf(view, { approval, subject }) })}</h1>
        <p>
          <ApprovalStateMark state={approval.state} />
        </p>
        <Facts approval={approval} />
        {subject ? (
          <p>
            <a href={href(subject.path)}>{t('staff.subject')}</a>
          </p>
        ) : null}
      </div>
      <Acts acts={approval.acts} />
      {approval.state === 'waiting' && officer ? (
        <div class="read">
          {isOwnWork(approval, officer) ? <p class="note more">{t('staff.own_work')}</p> : null}
          {mayDecide(approval, officer) ? (
            <DecisionForms
              approval={approval}
              officer={officer}
              given={given}
              changed={subject !== undefined && subject.hash !== approval.subjectHash}
            />
          ) : null}
        </div>
      ) : null}
    </WorkspaceFrame>
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

function Acts({ acts }: { acts: ApprovalAct[] }) {
  const { t, say, language } = useView();
  const columns = [t('staff.step'), t('staff.officer'), t('staff.time'), t('staff.secrecy'), t('staff.note')];
  return (
    <section class="sec">
      <h2 id="acts">{t('staff.acts')}</h2>
      <ScrollingTable labelledBy="acts" columns={columns}>
        {acts.map(({ step, act, title, at, secrecyReviewed, note }) => (
          <tr key={step}>
            <th scope="row">{t(actWords[act])}</th>
            <td>{title ? say(title) : t('staff.system')}</td>
            <td>
              <time dateTime={at.toISOString()}>{sayTime(at, language)}</time>
            </td>
            <td>{secrecyReviewed && title ? t('staff.secrecy_by', { title: say(title) }) : null}</td>
            <td>{note}</td>
          </tr>
        ))}
      </ScrollingTable>
    </section>
  );
}
