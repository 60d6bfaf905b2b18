import type { Phase } from '#shared/phase.ts';
import { sayClosing, sayDay, sayTime } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';

interface Props {
  questionnaire: Questionnaire;
  phase: Phase;
  /** The address of the step at which the store's half answer goes on. */
  resume?: string | undefined;
  /** The first step's address. */
  first: string;
  entrance?: string | undefined;
}

/** The way in, as the clock allows: to begin while it is open, to finish what was begun for a quarter hour after. */
export function Door(props: Props) {
  const { questionnaire, phase, resume, first } = props;
  const { t, language } = useView();
  const closing = sayClosing(questionnaire.closesAt, language);
  if (phase === 'coming')
    return <p class="note">{t('responses.opens', { time: sayTime(questionnaire.opensAt, language) })}</p>;
  if (phase === 'closed') return <Closed questionnaire={questionnaire} />;
  return (
    <div
      class="stack"
      data-behaviour="begin"
      data-slug={questionnaire.slug}
      data-version={questionnaire.live.no}
      data-first={first}
    >
      {phase === 'closing' ? <p class="note">{t('responses.closing_help', { closing })}</p> : null}
      {resume ? <p class="note">{t('responses.resume_title')}</p> : null}
      {phase === 'open' || resume ? <Begin {...props} /> : null}
      <DeviceDraft first={first} restart={phase === 'open'} />
    </div>
  );
}

function Closed({ questionnaire }: Pick<Props, 'questionnaire'>) {
  const { t, href, language } = useView();
  const closing = sayClosing(questionnaire.closesAt, language);
  const day = sayDay(questionnaire.resultsDueOn, language);
  return (
    <div class="note stack">
      <p>{t('responses.closed_help', { closing, day })}</p>
      <p>
        <a class="btn" href={href(`/questionnaires/${questionnaire.slug}/results`)}>
          {t('responses.results')}
        </a>
      </p>
    </div>
  );
}

function Begin({ questionnaire, phase, resume, entrance }: Props) {
  const { t, href } = useView();
  return (
    <form class="row" method="post" action={href(`/questionnaires/${questionnaire.slug}/answering`)}>
      {entrance ? <input type="hidden" name="via" value={entrance} /> : null}
      {resume ? (
        <a class="btn" href={resume}>
          {t('responses.resume')}
        </a>
      ) : null}
      {phase === 'open' ? (
        <button class={resume ? 'btn alt' : 'btn'} type="submit">
          {resume ? t('responses.restart') : t('responses.start')}
        </button>
      ) : null}
    </form>
  );
}

/** Shown by the script when this device keeps a half answer. */
function DeviceDraft({ first, restart }: { first: string; restart: boolean }) {
  const { t } = useView();
  return (
    <div class="stack" data-draft hidden>
      <p class="note">{t('responses.resume_title')}</p>
      <p class="row">
        <a class="btn" href={first} data-resume>
          {t('responses.resume')}
        </a>
        {restart ? (
          <button class="btn alt" type="button" data-restart>
            {t('responses.restart')}
          </button>
        ) : null}
      </p>
    </div>
  );
}
