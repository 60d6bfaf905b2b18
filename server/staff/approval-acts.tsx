import { sayDay, sayTime } from '#shared/text/dates.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import type { Approval, ApprovalAct } from './approval-records.ts';
import { actWords, sayActor, sayWho } from './approval-words.ts';

/** Every act that was done, then those that the chain still asks for. */
export function ApprovalActs({ approval }: { approval: Approval }) {
  const view = useView();
  const { t } = view;
  const { acts, steps, state, departmentName } = approval;
  const columns = [t('staff.step'), t('staff.officer'), t('staff.time'), t('staff.secrecy'), t('staff.note')];
  const ahead = state === 'waiting' ? steps.slice(acts.length) : [];
  return (
    <section class="sec">
      <h2 id="acts">{t('staff.acts')}</h2>
      <ScrollingTable labelledBy="acts" columns={columns}>
        {acts.map((act) => (
          <Done key={act.step} id={approval.id} act={act} />
        ))}
        {ahead.map((step, at) => {
          const who = sayWho(view, step, departmentName);
          return (
            <tr key={acts.length + at} class={at === 0 ? undefined : 'dim'}>
              <th scope="row">{t(actWords[step.act])}</th>
              <td colSpan={4}>
                {at === 0 ? (
                  <span class="st half">{t('chains.expected', { who })}</span>
                ) : (
                  t('chains.later', { who })
                )}
              </td>
            </tr>
          );
        })}
      </ScrollingTable>
    </section>
  );
}

function Done({ id, act }: { id: string; act: ApprovalAct }) {
  const view = useView();
  const { t, say, href, language } = view;
  const { at, title, note, paper, step } = act;
  return (
    <tr>
      <th scope="row">{t(actWords[act.act])}</th>
      <td>
        {sayActor(view, act)}
        {paper ? (
          <p>
            <SignedOnPaper paper={paper} />{' '}
            <a
              href={href(`/workspace/approvals/${id}/scans/${step}`)}
              aria-label={t('chains.scan_of', { step })}
            >
              {t('chains.scan_file')}
            </a>
          </p>
        ) : null}
      </td>
      <td>
        <time dateTime={at.toISOString()}>{sayTime(at, language)}</time>
      </td>
      <td>{act.secrecyReviewed && title ? t('staff.secrecy_by', { title: say(title) }) : null}</td>
      <td>{note}</td>
    </tr>
  );
}

export function SignedOnPaper({ paper }: { paper: NonNullable<ApprovalAct['paper']> }) {
  const { t, language } = useView();
  return <span>{t('chains.on_paper', { post: paper.signedBy, day: sayDay(paper.signedOn, language) })}</span>;
}
