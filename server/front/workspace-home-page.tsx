import { sayClosing, sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { phaseOf, type Questionnaire } from '../questionnaires/questionnaires.ts';
import type { Approval } from '../staff/approval-records.ts';

interface Props {
  waiting: Approval[];
  questionnaires: Questionnaire[];
}

export function WorkspaceHomePage({ waiting, questionnaires }: Props) {
  const { t, language, now } = useView();
  return (
    <WorkspaceFrame current="today" waiting={{ approvals: waiting.length }}>
      <h1>{t('staff.today')}</h1>
      <p class="dim">{t('front.today_is', { day: sayDay(dayOf(now), language), count: waiting.length })}</p>
      <Waiting waiting={waiting} />
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

function Standing({ questionnaires }: Pick<Props, 'questionnaires'>) {
  const { t, say, href, language, now } = useView();
  const phases = {
    coming: t('front.phase_coming'),
    open: t('front.phase_open'),
    closing: t('front.phase_closing'),
    closed: t('front.phase_closed'),
  };
  return (
    <section class="sec">
      <h2 id="standing">{t('front.standing')}</h2>
      {questionnaires.length === 0 ? (
        <p class="empty">{t('front.standing_none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section class="scroll" tabIndex={0} aria-labelledby="standing">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('staff.matter')}</th>
                <th scope="col">{t('staff.state')}</th>
                <th scope="col">{t('front.closes')}</th>
                <th scope="col">{t('front.results_due')}</th>
              </tr>
            </thead>
            <tbody>
              {questionnaires.map((each) => (
                <tr key={each.id}>
                  <th scope="row">
                    <a href={href(`/workspace/questionnaires/${each.slug}`)}>
                      {say(each.live.definition.title)}
                    </a>
                  </th>
                  <td>{phases[phaseOf(each, now)]}</td>
                  <td>{sayClosing(each.closesAt, language)}</td>
                  <td>{sayDay(each.resultsDueOn, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
