import type { Key } from '#shared/i18n/catalogues.ts';
import { channelWords, stateWords } from '#shared/term-words.ts';
import type { CommentChannel } from '#shared/terms.ts';
import { sayClosing, sayDay } from '#shared/text/dates.ts';
import { type CommentCounts, commentStates, type DayCount } from '../comments/comment-counts.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Board } from './boards.ts';
import { PhaseMark, sayFeedback, sayFeedbackLeft, sayPeriodLeft } from './boards-table.tsx';

export interface Work {
  to: string;
  label: Key;
}

interface Props {
  board: Board;
  /** Nothing for officers who see no figures. */
  counts: CommentCounts | undefined;
  days: DayCount[];
  /** What this officer can do here. */
  work: Work[];
}

/** How one consultation stands: dates, what is to be done, comments by state, channel and day. */
export function BoardPage({ board, counts, days, work }: Props) {
  const { t, say } = useView();
  const { consultation, figures } = board;
  return (
    <WorkspaceFrame current="consultations">
      <h1>{say(consultation.title)}</h1>
      <p>
        <PhaseMark board={board} />
      </p>
      {figures && figures.overdue > 0 ? (
        <p class="note warn">
          {t('boards.overdue_note', { count: figures.overdue, days: consultation.round.reviewDays })}
        </p>
      ) : null}
      <Dates board={board} />
      <WorkLinks work={work} slug={consultation.slug} />
      {counts ? (
        <Counts
          counts={counts}
          days={days}
          desk={
            work.some(({ to }) => to === 'comments')
              ? `/workspace/consultations/${consultation.slug}/comments`
              : undefined
          }
        />
      ) : null}
    </WorkspaceFrame>
  );
}

function Dates({ board }: { board: Board }) {
  const view = useView();
  const { t, language } = view;
  const { window } = board.consultation.round;
  const lines = [
    {
      term: t('boards.period'),
      words: t('common.until', { closing: sayClosing(window.closesAt, language) }),
      left: sayPeriodLeft(view, board),
    },
    { term: t('boards.feedback'), words: sayFeedback(view, board), left: sayFeedbackLeft(view, board) },
  ];
  return (
    <section class="sec" aria-labelledby="dates">
      <h2 id="dates">{t('boards.countdowns')}</h2>
      <dl class="check">
        {lines.map(({ term, words, left }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              {words} {left ? <b>{left}</b> : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function WorkLinks({ work, slug }: { work: Work[]; slug: string }) {
  const { t, href } = useView();
  return (
    <section class="sec" aria-labelledby="work">
      <h2 id="work">{t('boards.work')}</h2>
      <ul class="row">
        {work.map(({ to, label }) => (
          <li key={to}>
            <a class="btn alt" href={href(`/workspace/consultations/${slug}/${to}`)}>
              {t(label)}
            </a>
          </li>
        ))}
        <li>
          <a href={href(`/consultations/${slug}`)}>{t('boards.go_public')}</a>
        </li>
      </ul>
    </section>
  );
}

interface CountsProps {
  counts: CommentCounts;
  days: DayCount[];
  /** Where comments are read, for those who may. */
  desk: string | undefined;
}

function Counts({ counts, days, desk }: CountsProps) {
  const { t, language } = useView();
  const comments = t('boards.comments');
  const daily = [t('boards.day_received'), t('boards.day_reviewed')];
  if (counts.received === 0) return <p class="empty sec">{t('boards.none_received')}</p>;
  const channels = Object.entries(counts.byChannel) as [CommentChannel, number][];
  return (
    <div class="read">
      <section class="sec">
        <h2 id="counts">{t('boards.counts')}</h2>
        <ScrollingTable labelledBy="counts" columns={[t('boards.state'), comments]} numbers={[comments]}>
          {commentStates.map((state) => (
            <CountRow
              key={state}
              term={t(stateWords[state])}
              n={counts.states[state]}
              to={desk && `${desk}?state=${state}`}
            />
          ))}
          <CountRow term={t('boards.all')} n={counts.received} to={desk} />
        </ScrollingTable>
      </section>
      <section class="sec">
        <h2 id="channels">{t('boards.channels')}</h2>
        <ScrollingTable labelledBy="channels" columns={[t('boards.channel'), comments]} numbers={[comments]}>
          {channels.map(([channel, n]) => (
            <CountRow
              key={channel}
              term={t(channelWords[channel])}
              n={n}
              to={desk && `${desk}?channel=${channel}`}
            />
          ))}
        </ScrollingTable>
      </section>
      <section class="sec">
        <h2 id="days">{t('boards.days')}</h2>
        <ScrollingTable labelledBy="days" columns={[t('boards.day'), ...daily]} numbers={daily}>
          {days.map(({ day, received, reviewed }) => (
            <tr key={day}>
              <th scope="row">{sayDay(day, language)}</th>
              <td class="r">{received}</td>
              <td class="r">{reviewed}</td>
            </tr>
          ))}
        </ScrollingTable>
      </section>
    </div>
  );
}

/** A count leads to what it counts. */
function CountRow({ term, n, to }: { term: string; n: number; to: string | undefined }) {
  const { href } = useView();
  return (
    <tr>
      <th scope="row">{to && n > 0 ? <a href={href(to)}>{term}</a> : term}</th>
      <td class="r">{n}</td>
    </tr>
  );
}
