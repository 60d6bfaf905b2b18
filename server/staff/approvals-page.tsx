import { sayTime } from '#shared/text/dates.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Approval } from './approval-records.ts';
import { kindWords, stateWords, titleOf } from './approval-words.ts';
import type { Subject } from './publications.ts';

export interface Matter {
  approval: Approval;
  subject: Subject | undefined;
}

/** What waits for the officer's signature, and what became of what the officer submitted. */
export function ApprovalsPage({ waiting, own }: { waiting: Matter[]; own: Matter[] }) {
  const { t } = useView();
  return (
    <WorkspaceFrame current="approvals" waiting={{ approvals: waiting.length }}>
      <h1>{t('staff.approvals')}</h1>
      <Matters id="waiting" title={t('staff.waiting')} empty={t('staff.waiting_none')} matters={waiting} />
      <Matters id="own" title={t('staff.own')} empty={t('staff.own_none')} matters={own} />
    </WorkspaceFrame>
  );
}

interface MattersProps {
  id: string;
  title: string;
  empty: string;
  matters: Matter[];
}

function Matters({ id, title, empty, matters }: MattersProps) {
  const { t } = useView();
  const columns = [t('staff.matter'), t('staff.department'), t('staff.drafted_by')];
  return (
    <section class="sec">
      <h2 id={id}>{title}</h2>
      {matters.length === 0 ? (
        <p class="empty">{empty}</p>
      ) : (
        <ScrollingTable labelledBy={id} columns={[...columns, t('staff.drafted_at'), t('staff.state')]}>
          {matters.map((matter) => (
            <MatterRow key={matter.approval.id} {...matter} />
          ))}
        </ScrollingTable>
      )}
    </section>
  );
}

function MatterRow({ approval, subject }: Matter) {
  const view = useView();
  const draft = approval.acts[0];
  return (
    <tr>
      <th scope="row">
        <a href={view.href(`/workspace/approvals/${approval.id}`)}>{titleOf(view, { approval, subject })}</a>{' '}
        {subject ? <span class="tag">{view.t(kindWords[approval.kind])}</span> : null}
      </th>
      <td>{view.say(approval.departmentName)}</td>
      <td>{draft?.title ? view.say(draft.title) : view.t('staff.system')}</td>
      <td>{draft ? sayTime(draft.at, view.language) : null}</td>
      <td>
        <ApprovalStateMark state={approval.state} />
      </td>
    </tr>
  );
}

const fill = { waiting: 'st half', signed: 'st full', returned: 'st none' } as const;

export function ApprovalStateMark({ state }: Pick<Approval, 'state'>) {
  const { t } = useView();
  return <span class={fill[state]}>{t(stateWords[state])}</span>;
}
