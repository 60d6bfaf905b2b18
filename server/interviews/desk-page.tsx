import { sayDay, sayTime } from '#shared/text/dates.ts';
import { DeskKeys, KeyHint, keyed } from '../http/desk-keys.tsx';
import type { SignedIn } from '../http/signed-in.ts';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { can } from '../staff/roles.ts';
import type { Desk, listDeskInterviews } from './desk.ts';
import { QueueColumn } from './desk-queue.tsx';
import { stateKeys } from './desk-words.ts';
import { fills, phaseKeys } from './interview-words.tsx';
import { asksNow, isTranscriptOverdue, phaseOf, transcriptDueOn } from './phases.ts';

/** The interviews of an officer’s departments, with what waits in each. */
export function DeskInterviewsPage({
  interviews,
}: {
  interviews: Awaited<ReturnType<typeof listDeskInterviews>>;
}) {
  const { t, say, href, language, now } = useView();
  return (
    <WorkspaceFrame current="pieces">
      <h1>{t('interviews.desk_title')}</h1>
      <p class="lead">{t('interviews.desk_lead')}</p>
      {interviews.length === 0 ? <p class="empty sec">{t('interviews.none')}</p> : null}
      <ul class="plain lines sec">
        {interviews.map(({ interview, counts }) => {
          const { content, id } = interview;
          const phase = phaseOf(content, now);
          return (
            <li key={id} class="stack">
              <p class="row sm">
                <span class={`st ${fills[phase]}`}>{t(phaseKeys[phase])}</span>
                <span>{sayTime(new Date(content.start), language)}</span>
                {(['received', 'released', 'answered'] as const).map((state) => (
                  <span key={state} class="tag">
                    {t('interviews.with_count', { name: t(stateKeys[state]), n: counts[state] })}
                  </span>
                ))}
              </p>
              <h2>
                <a href={href(`/workspace/interviews/${id}`)}>{say(content.title)}</a>
              </h2>
              {phase === 'over' ? (
                <p class={isTranscriptOverdue(content, now) ? 'note warn' : 'dim'}>
                  {t(
                    isTranscriptOverdue(content, now)
                      ? 'interviews.transcript_overdue'
                      : 'interviews.transcript_due',
                    {
                      day: sayDay(transcriptDueOn(content), language),
                    },
                  )}
                </p>
              ) : null}
            </li>
          );
        })}
      </ul>
    </WorkspaceFrame>
  );
}

/** The queue of one interview by itself. */
export function DeskPage({ desk, officer }: { desk: Desk; officer: SignedIn }) {
  const { t, href } = useView();
  const [first] = desk.questions;
  return (
    <WorkspaceFrame current="pieces">
      <div data-behaviour="desk">
        <DeskHead desk={desk} officer={officer} />
        {first ? (
          <p class="actions">
            <a
              class="btn"
              href={href(`/workspace/interviews/${desk.interview.id}/questions/${first.row.no}`)}
              {...keyed('J')}
            >
              {t('interviews.begin')} <KeyHint k="J" />
            </a>
          </p>
        ) : null}
        <div class="sec read">
          <QueueColumn desk={desk} />
        </div>
        <InterviewKeys />
      </div>
    </WorkspaceFrame>
  );
}

/** Which interview, how it stands, and what can be done besides. */
export function DeskHead({ desk: { interview, counts }, officer }: { desk: Desk; officer: SignedIn }) {
  const { t, say, href, language, now } = useView();
  const { content, id, slug, departmentId } = interview;
  const phase = phaseOf(content, now);
  const overdue = phase === 'over' && isTranscriptOverdue(content, now);
  return (
    <>
      <p class="row sm">
        <span class={`st ${fills[phase]}`}>{t(phaseKeys[phase])}</span>
        <span>
          {t('interviews.from_to', {
            start: sayTime(new Date(content.start), language),
            end: sayTime(new Date(content.end), language),
          })}
        </span>
        <a href={href(`/interviews/${slug}`)}>{t('pieces.see_public')}</a>
        {can(officer, 'write-content', departmentId) ? (
          <a href={href(`/workspace/pieces/${id}`)}>{t('interviews.to_piece')}</a>
        ) : null}
        {can(officer, 'enter-answers', departmentId) && asksNow(content, now) ? (
          <a href={href(`/workspace/interviews/${id}/entry`)}>{t('interviews.enter')}</a>
        ) : null}
      </p>
      <h1>{say(content.title)}</h1>
      {overdue ? (
        <p class="note warn">
          {t('interviews.transcript_overdue', { day: sayDay(transcriptDueOn(content), language) })}
        </p>
      ) : null}
      {can(officer, 'write-content', departmentId) && counts.answered > 0 && phase !== 'transcript' ? (
        <form class="more" method="post" action={href(`/workspace/interviews/${id}/transcript`)}>
          <button class="btn alt" type="submit">
            {t('interviews.draft_transcript', { count: counts.answered })}
          </button>
          <p class="sm dim">{t('interviews.draft_transcript_help')}</p>
        </form>
      ) : null}
    </>
  );
}

export function InterviewKeys() {
  const { t } = useView();
  return (
    <DeskKeys
      keys={[
        ['J', undefined, t('moderation.next')],
        ['K', undefined, t('moderation.previous')],
        ['R', undefined, t('interviews.act_release')],
        ['1', '5', t('interviews.act_withhold')],
        ['M', undefined, t('interviews.act_merge')],
        ['F', undefined, t('interviews.put_first')],
        ['P', undefined, t('interviews.act_publish')],
        ['Z', undefined, t('interviews.act_reopen')],
      ]}
    />
  );
}
