import { sayClosing, sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { ItemTags } from '../http/item-tags.tsx';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { kinds } from '../pieces/kinds.ts';
import { phaseKey } from '../results/phase-words.ts';
import { kindWords } from '../staff/approval-words.ts';
import { BoardsTable, sayFeedback, sayFeedbackLeft } from './boards-table.tsx';
import type { DepartmentOverview, OwedAnswers, OwnQuestionnaire } from './department-overview.ts';
import { NamedItems } from './named-items.tsx';
import { PolicyDutiesPart } from './policy-duties-part.tsx';

/** A department at a glance, on paper too: what waits, what is owed, how its matters stand, what has been published. */
export function DepartmentPage({ overview }: { overview: DepartmentOverview }) {
  const { t, say, language, now } = useView();
  const { department, approvals, boards, owed, questionnaires, items, pieces } = overview;
  return (
    <WorkspaceFrame current="today">
      <h1>{t('telling.overview_of', { name: say(department.name) })}</h1>
      <p class="dim">{t('telling.as_of', { day: sayDay(dayOf(now), language) })}</p>
      {approvals.length > 0 ? <Approvals approvals={approvals} /> : null}
      {owed.length > 0 ? <Owed owed={owed} /> : null}
      <section class="sec">
        <h2 id="consultations">{t('boards.standing')}</h2>
        {boards.length > 0 ? (
          <BoardsTable boards={boards} labelledBy="consultations" />
        ) : (
          <p class="empty">{t('boards.none')}</p>
        )}
      </section>
      <section class="sec">
        <h2 id="questionnaires">{t('front.standing')}</h2>
        {questionnaires.length > 0 ? (
          <Questionnaires questionnaires={questionnaires} />
        ) : (
          <p class="empty">{t('front.standing_none')}</p>
        )}
      </section>
      {pieces.length > 0 ? <Pieces pieces={pieces} /> : null}
      <PolicyDutiesPart duties={overview.policies} />
      <NamedItems items={items} />
    </WorkspaceFrame>
  );
}

/** What the department publishes besides: how much is being written, waits and is public. */
function Pieces({ pieces }: Pick<DepartmentOverview, 'pieces'>) {
  const { t, href } = useView();
  const numbers = [t('pieces.desk_writing'), t('pieces.desk_waiting'), t('pieces.desk_public')];
  return (
    <section class="sec">
      <h2 id="pieces">{t('pieces.title')}</h2>
      <ScrollingTable labelledBy="pieces" columns={[t('pieces.desk_kind'), ...numbers]} numbers={numbers}>
        {pieces.map(({ kind, ...counts }) => (
          <tr key={kind}>
            <th scope="row">
              <a href={href(`/workspace/pieces/kinds/${kind}`)}>{t(kinds.of(kind).words.many)}</a>
            </th>
            <td class="r">{counts.writing}</td>
            <td class="r">{counts.waiting}</td>
            <td class="r">{counts.public}</td>
          </tr>
        ))}
      </ScrollingTable>
    </section>
  );
}

function Approvals({ approvals }: Pick<DepartmentOverview, 'approvals'>) {
  const { t, say, href, language } = useView();
  const columns = [t('staff.matter'), t('staff.kind'), t('staff.drafted_at')];
  return (
    <section class="sec">
      <h2 id="approvals">{t('telling.in_approval')}</h2>
      <ScrollingTable labelledBy="approvals" columns={columns}>
        {approvals.map(({ approval: { id, kind, acts }, title }) => (
          <tr key={id}>
            <th scope="row">
              <a href={href(`/workspace/approvals/${id}`)}>{say(title)}</a>
            </th>
            <td>{t(kindWords[kind])}</td>
            <td>{acts[0] ? sayDay(dayOf(acts[0].at), language) : null}</td>
          </tr>
        ))}
      </ScrollingTable>
    </section>
  );
}

function Owed({ owed }: { owed: OwedAnswers[] }) {
  const view = useView();
  const { t, say, href } = view;
  const numbers = [t('telling.ungrouped'), t('telling.unanswered')];
  const columns = [t('staff.matter'), ...numbers, t('boards.feedback')];
  return (
    <section class="sec">
      <h2 id="owed">{t('telling.owed')}</h2>
      <ScrollingTable labelledBy="owed" columns={columns} numbers={numbers}>
        {owed.map(({ board, ungrouped, unanswered }) => (
          <tr key={board.consultation.id}>
            <th scope="row">
              <a href={href(`/workspace/consultations/${board.consultation.slug}/groups`)}>
                {say(board.consultation.title)}
              </a>
            </th>
            <td class="r">{ungrouped}</td>
            <td class="r">{unanswered}</td>
            <td>
              {sayFeedback(view, board)}
              <br />
              <span class="dim">{sayFeedbackLeft(view, board)}</span>
            </td>
          </tr>
        ))}
      </ScrollingTable>
    </section>
  );
}

function Questionnaires({ questionnaires }: { questionnaires: OwnQuestionnaire[] }) {
  const { t, say, href, language } = useView();
  const columns = [t('staff.matter'), t('staff.state'), t('results.closing'), t('telling.results')];
  return (
    <ScrollingTable labelledBy="questionnaires" columns={columns}>
      {questionnaires.map((own) => (
        <tr key={own.questionnaire.id}>
          <th scope="row">
            <a href={href(`/workspace/questionnaires/${own.questionnaire.slug}`)}>
              {say(own.questionnaire.live.definition.title)}
            </a>
          </th>
          <td>{t(phaseKey(own.phase))}</td>
          <td>{sayClosing(own.questionnaire.closesAt, language)}</td>
          <td>
            <Results own={own} />
          </td>
        </tr>
      ))}
    </ScrollingTable>
  );
}

function Results({ own }: { own: OwnQuestionnaire }) {
  const { t } = useView();
  return (
    <>
      <Standing own={own} />
      {own.proposed ? (
        <p class="st half">
          {own.published || own.pulled ? t('telling.correction_waiting') : t('telling.results_waiting')}
        </p>
      ) : null}
    </>
  );
}

function Standing({ own: { questionnaire, published, pulled } }: { own: OwnQuestionnaire }) {
  const { t, href, language, now } = useView();
  const { slug, resultsDueOn } = questionnaire;
  if (published?.publishedAt)
    return (
      <a class="st full" href={href(`/questionnaires/${slug}/results`)}>
        {t('telling.published_on', { day: sayDay(dayOf(published.publishedAt), language) })}
      </a>
    );
  if (pulled) return <ItemTags item={{ exercise: false, retracted: true }} />;
  const late = dayOf(now) > resultsDueOn;
  return (
    <span class={late ? 'heat' : 'dim'}>
      {t('telling.results_due_on', { day: sayDay(resultsDueOn, language) })}
    </span>
  );
}
