import { phaseOf } from '#shared/phase.ts';
import { sayClosing, sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { ItemTags } from '../http/item-tags.tsx';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { phaseKey } from '../results/phase-words.ts';
import { isAdministrator } from '../staff/roles.ts';
import type { Board } from './boards.ts';
import { BoardsTable } from './boards-table.tsx';
import type { Matter } from './matters.ts';
import { MattersPart } from './matters-part.tsx';
import { urgencyOf } from './urgency.ts';

interface Props {
  matters: Matter[];
  /** Whether the officer works with content; administrators do not. */
  content: boolean;
  boards: Board[];
  questionnaires: Questionnaire[];
}

/** An officer's day: what waits, the most pressing first; then where the department's matters stand. */
export function WorkspaceHomePage({ matters, content, boards, questionnaires }: Props) {
  const { t, language, now, href } = useView();
  const today = dayOf(now);
  const overdue = matters.filter((matter) => urgencyOf(matter, today) === 'overdue').length;
  return (
    <WorkspaceFrame current="today">
      <h1>{t('staff.today')}</h1>
      <p class="dim">
        {sayDay(today, language)}
        {overdue > 0 ? ` · ${t('telling.overdue_in_all', { count: overdue })}` : null}
      </p>
      {content || matters.length > 0 ? <MattersPart matters={matters} /> : <AdministratorsWay />}
      <Consultations boards={boards} />
      {content ? <Standing questionnaires={questionnaires} /> : null}
      {content ? (
        <p class="actions sec">
          <a class="btn alt" href={href('/workspace/departments')}>
            {t('telling.departments')}
          </a>
          <a href={href('/workspace/notifications')}>{t('telling.notifications')}</a>
        </p>
      ) : null}
    </WorkspaceFrame>
  );
}

/** Administrators find what is left until the office works. */
function AdministratorsWay() {
  const { t, href, officer } = useView();
  if (!officer?.roles.some(({ role }) => isAdministrator(role))) return null;
  return (
    <>
      <p class="empty">{t('telling.nothing_here')}</p>
      <p class="actions">
        <a class="btn alt" href={href('/workspace/next-steps')}>
          {t('setup.next_steps')}
        </a>
      </p>
    </>
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
                <a href={href(`/workspace/questionnaires/${each.slug}`)}>{say(each.live.definition.title)}</a>{' '}
                <ItemTags item={each} />
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
