import { sayTime } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { workingDaysAfter } from '../calendar/working-days.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Matter } from './approval-desk.ts';
import type { Approval } from './approval-records.ts';
import { actWords, kinds, kindWords, sayActor, sayProgress, stateWords, titleOf } from './approval-words.ts';
import { nextStep } from './chain-rules.ts';
import type { PublicationKind } from './publications.ts';

interface Props {
  waiting: Matter[];
  own: Matter[];
  decided: Matter[];
  /** Only matters of this kind are shown. */
  kind: PublicationKind | undefined;
  /** How much waits, of every kind. */
  count: number;
  /** The officer may have a deputy. */
  mayBeAway: boolean;
}

/** What waits for the officer, where stands what they submitted, and what was decided lately in their departments. */
export function ApprovalsPage({ waiting, own, decided, kind, count, mayBeAway }: Props) {
  const { t, href } = useView();
  return (
    <WorkspaceFrame current="approvals" waiting={{ approvals: count }}>
      <h1>{t('staff.approvals')}</h1>
      {mayBeAway ? (
        <p>
          <a href={href('/workspace/absences')}>{t('chains.absences_link')}</a>
        </p>
      ) : null}
      <Kinds kind={kind} />
      <Waiting matters={waiting} />
      <Own matters={own} />
      <Decided matters={decided} />
    </WorkspaceFrame>
  );
}

function Kinds({ kind }: Pick<Props, 'kind'>) {
  const { t, href } = useView();
  const root = '/workspace/approvals';
  return (
    <nav class="tabs" aria-label={t('chains.by_kind')}>
      <a href={href(root)} aria-current={kind === undefined ? 'page' : undefined}>
        {t('chains.all_kinds')}
      </a>
      {kinds.map((each) => (
        <a key={each} href={href(`${root}?kind=${each}`)} aria-current={kind === each ? 'page' : undefined}>
          {t(kindWords[each])}
        </a>
      ))}
    </nav>
  );
}

interface Listed {
  matters: Matter[];
}

function Waiting({ matters }: Listed) {
  const view = useView();
  const { t, say, language, now } = view;
  const columns = [
    t('staff.matter'),
    t('staff.department'),
    t('staff.drafted_by'),
    t('chains.waiting_act'),
    t('chains.waiting_since'),
    t('chains.waiting_days'),
  ];
  return (
    <section class="sec">
      <h2 id="waiting">{t('staff.waiting')}</h2>
      {matters.length === 0 ? <p class="empty">{t('staff.waiting_none')}</p> : null}
      {matters.length === 0 ? null : (
        <ScrollingTable labelledBy="waiting" columns={columns}>
          {matters.map((matter) => {
            const { approval } = matter;
            const next = nextStep(approval);
            const since = approval.acts.at(-1)?.at ?? now;
            return (
              <tr key={approval.id}>
                <MatterCell {...matter} />
                <td>{say(approval.departmentName)}</td>
                <td>{approval.acts[0] ? sayActor(view, approval.acts[0]) : null}</td>
                <td>{next ? t(actWords[next.act]) : null}</td>
                <td>{sayTime(since, language)}</td>
                <td>{t('chains.days', { count: workingDaysAfter(dayOf(since), dayOf(now)) })}</td>
              </tr>
            );
          })}
        </ScrollingTable>
      )}
    </section>
  );
}

function Own({ matters }: Listed) {
  const view = useView();
  const { t } = view;
  const columns = [t('staff.matter'), t('staff.drafted_at'), t('staff.state'), t('chains.stands')];
  return (
    <section class="sec">
      <h2 id="own">{t('staff.own')}</h2>
      {matters.length === 0 ? <p class="empty">{t('staff.own_none')}</p> : null}
      {matters.length === 0 ? null : (
        <ScrollingTable labelledBy="own" columns={columns}>
          {matters.map((matter) => (
            <tr key={matter.approval.id}>
              <MatterCell {...matter} />
              <td>{sayTime(matter.approval.acts[0]?.at ?? view.now, view.language)}</td>
              <td>
                <ApprovalStateMark state={matter.approval.state} />
              </td>
              <td>{sayProgress(view, matter.approval)}</td>
            </tr>
          ))}
        </ScrollingTable>
      )}
    </section>
  );
}

function Decided({ matters }: Listed) {
  const { t, say, language, now } = useView();
  const columns = [t('staff.matter'), t('staff.department'), t('staff.state'), t('chains.decided_at')];
  return (
    <section class="sec">
      <h2 id="decided">{t('chains.decided')}</h2>
      {matters.length === 0 ? <p class="empty">{t('chains.decided_none')}</p> : null}
      {matters.length === 0 ? null : (
        <ScrollingTable labelledBy="decided" columns={columns}>
          {matters.map((matter) => (
            <tr key={matter.approval.id}>
              <MatterCell {...matter} />
              <td>{say(matter.approval.departmentName)}</td>
              <td>
                <ApprovalStateMark state={matter.approval.state} />
              </td>
              <td>{sayTime(matter.approval.acts.at(-1)?.at ?? now, language)}</td>
            </tr>
          ))}
        </ScrollingTable>
      )}
    </section>
  );
}

function MatterCell({ approval, subject }: Matter) {
  const view = useView();
  return (
    <th scope="row">
      <a href={view.href(`/workspace/approvals/${approval.id}`)}>{titleOf(view, { approval, subject })}</a>{' '}
      {subject ? <span class="tag">{view.t(kindWords[approval.kind])}</span> : null}
    </th>
  );
}

const fill = { waiting: 'st half', signed: 'st full', returned: 'st none', recalled: 'st none' } as const;

export function ApprovalStateMark({ state }: Pick<Approval, 'state'>) {
  const { t } = useView();
  return <span class={fill[state]}>{t(stateWords[state])}</span>;
}
