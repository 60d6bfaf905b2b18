import { sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import { DueLine } from './due-line.tsx';
import type { Progress } from './following.ts';
import { publicStateFills, publicStateWords } from './following-words.ts';
import { NumberForm } from './number-form.tsx';
import { Steps } from './steps.tsx';

interface Props {
  /** What was asked for, as it was written; none where nobody asked yet. */
  written: string;
  progress: Progress | undefined;
}

/** How far a case is: what its number tells, and no word of it. */
export function ProgressPage({ written, progress }: Props) {
  const { t, href } = useView();
  const wrong = written !== '' && !progress;
  return (
    <div class="read stack">
      <p class="sm">
        <a href={href('/inquiries')}>{t('asking.door')}</a>
      </p>
      <h1>{t('asking.follow')}</h1>
      {progress ? <Found progress={progress} /> : <p class="lead">{t('asking.follow_lead')}</p>}
      <NumberForm label={t('asking.number')} written={progress ? '' : written} wrong={wrong} />
      <p>
        <a href={href('/receipts')}>{t('asking.have_receipt')}</a>
      </p>
    </div>
  );
}

function Found({ progress }: { progress: Progress }) {
  const { t, say, language } = useView();
  if (progress.kept)
    return (
      <section class="card stack" aria-labelledby="case">
        <h2 id="case">{progress.number}</h2>
        <p class={progress.done ? 'st full' : 'st half'}>
          {t(progress.done ? 'asking.kept_done' : 'asking.kept_in_hand')}
        </p>
      </section>
    );
  const { state, receivedAt, department, steps, waiting } = progress;
  return (
    <>
      <section class="card stack" aria-labelledby="case">
        <h2 id="case">{progress.number}</h2>
        <p class={`st ${publicStateFills[state]}`}>{t(publicStateWords[state])}</p>
        <p class="dim">{t('asking.received_on', { day: sayDay(dayOf(receivedAt), language) })}</p>
        {waiting && department ? <p>{t('asking.with_office', { department: say(department) })}</p> : null}
        <DueLine {...progress} />
      </section>
      <section class="stack" aria-labelledby="steps">
        <h2 id="steps">{t('asking.steps')}</h2>
        <Steps steps={steps} exact={false} />
      </section>
    </>
  );
}
