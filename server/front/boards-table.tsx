import { phaseWords } from '#shared/term-words.ts';
import { sayClosing, sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { ItemTags } from '../http/item-tags.tsx';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView, type View } from '../http/view.ts';
import type { Board } from './boards.ts';

/** Consultations with what waits in each, and until when. */
export function BoardsTable({ boards, labelledBy }: { boards: Board[]; labelledBy: string }) {
  const { t } = useView();
  const numbers = [t('boards.received'), t('boards.held'), t('boards.overdue')];
  const columns = [
    t('staff.matter'),
    t('boards.phase'),
    t('boards.closing'),
    ...numbers,
    t('boards.feedback'),
  ];
  return (
    <ScrollingTable labelledBy={labelledBy} columns={columns} numbers={numbers}>
      {boards.map((board) => (
        <BoardRow key={board.consultation.id} board={board} />
      ))}
    </ScrollingTable>
  );
}

function BoardRow({ board }: { board: Board }) {
  const view = useView();
  const { say, href, language } = view;
  const { consultation, figures } = board;
  const closing = sayClosing(consultation.round.window.closesAt, language);
  return (
    <tr>
      <th scope="row">
        <a href={href(`/workspace/consultations/${consultation.slug}`)}>{say(consultation.title)}</a>{' '}
        <ItemTags item={consultation} />
      </th>
      <td>
        <PhaseMark board={board} />
      </td>
      <td>
        {closing}
        <br />
        <span class="dim">{sayPeriodLeft(view, board)}</span>
      </td>
      <Count n={figures?.received} />
      <Count n={figures?.held} />
      <Count n={figures?.overdue} warn />
      <td>
        {sayFeedback(view, board)}
        <br />
        <span class="dim">{sayFeedbackLeft(view, board)}</span>
      </td>
    </tr>
  );
}

function Count({ n, warn = false }: { n: number | undefined; warn?: boolean }) {
  return <td class={warn && n ? 'r heat' : 'r'}>{n ?? '–'}</td>;
}

export function PhaseMark({ board: { phase, outcome } }: { board: Board }) {
  const { t } = useView();
  if (outcome) return <span class="st full">{t('consultations.answered')}</span>;
  const half = phase === 'closed' || phase === 'closing' || phase === 'suspended';
  return <span class={half ? 'st half' : 'st'}>{t(phaseWords[phase])}</span>;
}

/** Days until the period opens or closes. */
export function sayPeriodLeft({ t }: Pick<View, 't'>, { opensIn, closesIn }: Board): string {
  if (opensIn !== undefined) return t('boards.opens_in', { count: opensIn });
  if (closesIn === undefined) return '';
  return closesIn > 0 ? t('boards.days_left', { count: closesIn }) : t('boards.last_day');
}

export const sayFeedback = (
  { t, language }: Pick<View, 't' | 'language'>,
  { outcome, consultation }: Board,
): string =>
  outcome
    ? t('boards.answered', { day: sayDay(dayOf(outcome.publishedAt), language) })
    : t('boards.due', { day: sayDay(consultation.round.feedbackDueOn, language) });

/** Days until the outcome is due, or since. */
export function sayFeedbackLeft({ t }: Pick<View, 't'>, { dueIn }: Board): string {
  if (dueIn === undefined) return '';
  if (dueIn < 0) return t('boards.due_over', { count: -dueIn });
  return dueIn > 0 ? t('boards.due_in', { count: dueIn }) : t('boards.due_today');
}
