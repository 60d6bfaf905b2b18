import { phaseOf } from '#shared/phase.ts';
import { sayClosing, sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { phaseKey } from '../results/phase-words.ts';
import type { Approval } from '../staff/approval-records.ts';
import type { Board } from './boards.ts';
import { BoardsTable } from './boards-table.tsx';

interface Props {
  waiting: Approval[];
  boards: Board[];
  questionnaires: Questionnaire[];
}

export function WorkspaceHomePage({ waiting, boards, questionnaires }: Props) {
  const { t, language, now } = useView();
  return (
    <WorkspaceFrame current="today" waiting={{ approvals: waiting.length }}>
      <h1>{t('staff.today')}</h1>
      <p class="dim">{sayDay(dayOf(now), language)}</p>
      <Waiting waiting={waiting} />
      <Consultations boards={boards} />
      <Standing questionnaires={questionnaires} />
    </WorkspaceFrame>
  );
}

function Waiting({ waiting }: Pick<Props, 'waiting'>) {
  const { t, href } = useView();
  if (waiting.length === 0) return null;
  return (
    <p class="note">
      <a href={href('/workspace/approvals')}>{t('front.today_approvals', { count: waiting.length })}</a>
    </p>
  );
}

function Consultations({ boards }: Pick<Props, 'boards'>) {
  const { t } = useView();
  if (boards.length === 0) return null;
  return (
    <section class="sec">
      <h2 id="consultations">{t('boards.standing')}</h2>
      <BoardsTable boards={boards} labelledBy="consultations" />
    </section>
  );
}

function Standing({ questionnaires }: Pick<Props, 'questionnaires'>) {
  const { t, say, href, language, now } = useView();
  const columns = [t('staff.matter'), t('staff.state'), t('results.closing'), t('front.results_due')];
  return (
    <section class="sec">
      <h2 id="standing">{t('front.standing')}</h2>
      {questionnaires.length === 0 ? (
        <p class="empty">{t('front.standing_none')}</p>
      ) : (
        <ScrollingTable labelledBy="standing" columns={columns}>
          {questionnaires.map((each) => (
            <tr key={each.id}>
              <th scope="row">
                <a href={href(`/workspace/questionnaires/${each.slug}`)}>{say(each.live.definition.title)}</a>
              </th>
              <td>{t(phaseKey(phaseOf(each, now)))}</td>
              <td>{sayClosing(each.closesAt, language)}</td>
              <td>{sayDay(each.resultsDueOn, language)}</td>
            </tr>
          ))}
        </ScrollingTable>
      )}
    </section>
  );
}
