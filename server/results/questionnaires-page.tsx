import { phaseOf } from '#shared/phase.ts';
import { sayClosing } from '#shared/text/dates.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import { ItemTags } from '../http/item-tags.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { InScope } from './figure-scope.ts';
import { phaseKey } from './phase-words.ts';

export interface ListedQuestionnaire extends InScope {
  /** Responses received, live. */
  received: number;
}

/** The questionnaires of the officer's department, and those with items that name it. */
export function QuestionnairesPage({ listed }: { listed: ListedQuestionnaire[] }) {
  const { t } = useView();
  return (
    <WorkspaceFrame current="questionnaires">
      <h1>{t('staff.questionnaires')}</h1>
      <PreparationsWay />
      {listed.length === 0 ? <p class="empty">{t('results.none_in_scope')}</p> : <Lines listed={listed} />}
    </WorkspaceFrame>
  );
}

/** Where questionnaires are written, for those who write or sign. */
function PreparationsWay() {
  const { t, href, officer } = useView();
  const reads = officer?.roles.some(({ role }) => ['editor', 'approver', 'legal'].includes(role));
  if (!reads) return null;
  return (
    <p>
      <a href={href('/workspace/questionnaire-preparations')}>{t('making.list')}</a>
    </p>
  );
}

function Lines({ listed }: { listed: ListedQuestionnaire[] }) {
  const { t, say, href, language, now } = useView();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={t('staff.questionnaires')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('staff.questionnaires')}</th>
            <th scope="col">{t('results.mine')}</th>
            <th scope="col">{t('results.phase')}</th>
            <th scope="col">{t('results.closing')}</th>
            <th scope="col" class="r">
              {t('results.received_n')}
            </th>
          </tr>
        </thead>
        <tbody>
          {listed.map(({ questionnaire, own, items, received }) => (
            <tr key={questionnaire.slug}>
              <th scope="row">
                <a href={href(`/workspace/questionnaires/${questionnaire.slug}`)}>
                  {say(questionnaire.live.definition.title)}
                </a>{' '}
                <ItemTags item={questionnaire} />
              </th>
              <td>{own ? t('results.own') : t('results.named', { count: items.size })}</td>
              <td>{t(phaseKey(phaseOf(questionnaire, now)))}</td>
              <td>{sayClosing(questionnaire.closesAt, language)}</td>
              <td class="r">{sayNumber(received)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
