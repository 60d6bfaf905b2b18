import type { ComponentChildren } from 'preact';
import type { Phase } from '#shared/phase.ts';
import { itemsOf } from '#shared/questionnaire/items.ts';
import { sayClosing, sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { Door } from './door.tsx';
import { PrivacyNotice } from './privacy-notice.tsx';

interface Props {
  questionnaire: Questionnaire;
  phase: Phase;
  /** The address of the step at which a half answer on this device goes on. */
  resume?: string | undefined;
  /** The first step's address. */
  first: string;
  entrance?: string | undefined;
  /** The way in, where it is another one. */
  door?: ComponentChildren;
}

/** What is asked, by whom and until when; the privacy notice comes before the first question. */
export function IntroPage({ questionnaire, phase, resume, first, entrance, door }: Props) {
  const { t, say, language, site, senior } = useView();
  const { definition } = questionnaire.live;
  const closing = sayClosing(questionnaire.closesAt, language);
  return (
    <div class="cols">
      <div class="read stack">
        <h1>{say(definition.title)}</h1>
        <p class="lead">{say(definition.intro)}</p>
        <ul class="row plain dim">
          <li>{t('responses.items', { count: itemsOf(definition).length })}</li>
          <li>{t('responses.minutes', { minutes: definition.minutes })}</li>
          <li>{t('responses.anonymous')}</li>
          <li>{t('common.until', { closing })}</li>
        </ul>
        {door ?? (
          <Door
            questionnaire={questionnaire}
            phase={phase}
            resume={resume}
            first={first}
            entrance={entrance}
            key={String(senior)}
          />
        )}
        {questionnaire.live.changeNote ? (
          <p class="note">
            {t('making.version_note', {
              no: questionnaire.live.no,
              day: sayDay(dayOf(new Date(questionnaire.live.publishedAt)), language),
              note: say(questionnaire.live.changeNote),
            })}
          </p>
        ) : null}
        <PrivacyNotice questionnaire={questionnaire} />
        {definition.basis.length > 0 ? (
          <p class="dim sm">
            {t('common.pair', {
              name: t('responses.basis'),
              value: definition.basis.join(t('common.list_separator')),
            })}
          </p>
        ) : null}
        {definition.sample_content ? <p class="dim sm">{say(definition.sample_content)}</p> : null}
      </div>
      <aside class="stack">
        <p class="dim">{say(definition.sponsor)}</p>
        <OtherWays channels={questionnaire.channels} phone={site.phone} />
        <p class="dim">{t('responses.results_due', { day: sayDay(questionnaire.resultsDueOn, language) })}</p>
      </aside>
    </div>
  );
}

/** Only what the office really offers: sheets, or somebody who fills one in at the telephone. */
function OtherWays({ channels, phone }: Pick<Questionnaire, 'channels'> & { phone: string }) {
  const { t } = useView();
  const [paper, assisted] = [channels.includes('paper'), channels.includes('assisted')];
  if (paper && assisted) return <p class="dim">{t('responses.other_ways', { phone })}</p>;
  if (paper) return <p class="dim">{t('responses.other_way_paper')}</p>;
  return (
    <p class="dim">{t(assisted ? 'responses.other_way_assisted' : 'responses.other_way_help', { phone })}</p>
  );
}
