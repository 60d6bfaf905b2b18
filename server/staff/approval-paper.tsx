import { sayTime } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { SignedOnPaper } from './approval-acts.tsx';
import type { Matter } from './approval-desk.ts';
import type { Approval, ApprovalAct } from './approval-records.ts';
import { actWords, kindWords, sayActor, sayWho, stateWords, titleOf } from './approval-words.ts';
import type { NamedStep } from './chains.ts';

/** Characters of notes from which the sheet is set smaller, so that it stays on one page. */
const MANY = 1200;

/** 审批单 as it is printed: one A4, with room for handwriting where an act is still to be done. */
export function ApprovalPaper({ approval, subject }: Matter) {
  const view = useView();
  const { t, say, href, language, now } = view;
  const { acts, steps, state } = approval;
  const written = acts.reduce((sum, { note }) => sum + [...(note ?? '')].length, 0);
  const ahead = state === 'waiting' ? steps.slice(acts.length) : [];
  return (
    <WorkspaceFrame current="approvals">
      <p class="np">
        <a href={href(`/workspace/approvals/${approval.id}`)}>{t('chains.back_to_matter')}</a>
      </p>
      <article class={written > MANY ? 'paper dense' : 'paper'} aria-labelledby="paper">
        <h1 id="paper">{t('chains.paper')}</h1>
        <p class="lead">{titleOf(view, { approval, subject })}</p>
        <dl>
          <Fact name={t('staff.kind')} value={t(kindWords[approval.kind])} />
          <Fact name={t('staff.department')} value={say(approval.departmentName)} />
          <Fact name={t('staff.state')} value={t(stateWords[state])} />
          <Fact name={t('chains.paper_no')} value={approval.id} />
          <Fact name={t('chains.paper_made')} value={sayTime(now, language)} />
          <Fact name={t('staff.fingerprint')} value={approval.subjectHash} />
        </dl>
        <ol class="plain">
          {acts.map((act) => (
            <DoneOnPaper key={act.step} act={act} />
          ))}
          {ahead.map((step, at) => (
            <Room key={acts.length + at} step={step} approval={approval} />
          ))}
        </ol>
      </article>
    </WorkspaceFrame>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function DoneOnPaper({ act }: { act: ApprovalAct }) {
  const view = useView();
  const { t, say, language } = view;
  return (
    <li>
      <p class="head">
        <b>{t(actWords[act.act])}</b>
        <span>{sayActor(view, act)}</span>
        <time dateTime={act.at.toISOString()}>{sayTime(act.at, language)}</time>
        {act.paper ? <SignedOnPaper paper={act.paper} /> : null}
        {act.secrecyReviewed && act.title ? (
          <span>
            {t('common.pair', {
              name: t('staff.secrecy'),
              value: t('staff.secrecy_by', { title: say(act.title) }),
            })}
          </span>
        ) : null}
      </p>
      {act.note ? <p>{act.note}</p> : null}
    </li>
  );
}

function Room({ step, approval }: { step: NamedStep; approval: Approval }) {
  const view = useView();
  return (
    <li class="room">
      <p class="head">
        <b>{view.t(actWords[step.act])}</b>
        <span>{sayWho(view, step, approval.departmentName)}</span>
        <span class="dim">{view.t('chains.paper_room')}</span>
      </p>
    </li>
  );
}
