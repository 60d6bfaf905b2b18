import { sayDay, sayTime } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import { AnswersPart } from './answers-part.tsx';
import { InterviewDates } from './interview-dates.tsx';
import type { InterviewView } from './interview-view.ts';
import { fills, foreignTo, languageOfName, phaseKeys, sayOffset, Words } from './interview-words.tsx';
import { asksNow, isTranscriptOverdue, transcriptDueOn } from './phases.ts';

/** An interview whole: when and with whom, what was asked and answered, what there is to see of it. */
export function InterviewPage(props: InterviewView) {
  const { t, say, language } = useView();
  const { content } = props.interview;
  const chinese = [
    content.intro,
    ...content.key_points,
    ...content.transcript.flatMap((each) => [each.question, each.answer]),
  ];
  return (
    <article>
      <Head {...props} />
      <div class="cols sec">
        <div>
          {content.notice ? <p class="note">{say(content.notice)}</p> : null}
          {chinese.some((each) => foreignTo(each, language)) ? (
            <p class="dim sm">{t('interviews.chinese_only')}</p>
          ) : null}
          <Words text={content.intro} class="lead words more" />
          <KeyPoints {...props} />
          {content.transcript.length > 0 && props.phase === 'transcript' ? (
            <Transcript {...props} />
          ) : (
            <AnswersPart {...props} />
          )}
          <RelatedPart {...props} />
        </div>
        <InterviewDates {...props} />
      </div>
    </article>
  );
}

/** The state, the title, and the one thing to do now. */
function Head(props: InterviewView) {
  const { t, say } = useView();
  const { interview, phase, department } = props;
  const { title, series } = interview.content;
  return (
    <div class="stack">
      <p class="row sm">
        <span class={`st ${fills[phase]}`}>{t(phaseKeys[phase])}</span>
        {series ? <span class="tag">{say(series)}</span> : null}
        <span class="dim">{say(department)}</span>
      </p>
      <h1 class="read">{say(title)}</h1>
      <Door {...props} />
    </div>
  );
}

/** Asking while questions are taken; else what comes next and when. */
function Door({ interview, phase }: InterviewView) {
  const { t, language, now, href } = useView();
  const { content, slug } = interview;
  const start = sayTime(new Date(content.start), language);
  if (phase === 'transcript' || phase === 'over')
    return (
      <p class="lead">
        {phase === 'transcript' ? (
          <a href="#transcript">{t('interviews.read_transcript')}</a>
        ) : (
          t(
            isTranscriptOverdue(content, now) ? 'interviews.transcript_overdue' : 'interviews.transcript_due',
            {
              day: sayDay(transcriptDueOn(content), language),
            },
          )
        )}
      </p>
    );
  if (!asksNow(content, now))
    return (
      <p class="lead">
        {phase === 'announced'
          ? t('interviews.asks_from', { time: sayTime(new Date(content.intake_opens), language), start })
          : t('interviews.asks_again', { start })}
      </p>
    );
  return (
    <p class="row">
      <a class="btn np" href={href(`/interviews/${slug}/questions/new`)}>
        {t('interviews.ask')}
      </a>
      <span>
        {phase === 'live'
          ? t('interviews.live_until', { time: sayTime(new Date(content.end), language) })
          : t('interviews.asks_until', { time: sayTime(new Date(content.intake_closes), language), start })}
        <br />
        <span class="sm dim np">{t('interviews.no_account')}</span>
      </span>
    </p>
  );
}

function KeyPoints({ interview: { content } }: InterviewView) {
  const { t, say, language } = useView();
  if (content.key_points.length === 0) return null;
  return (
    <section class="sec" aria-labelledby="key-points">
      <h2 id="key-points">{t('interviews.key_points')}</h2>
      <ul>
        {content.key_points.map((point) => (
          <li key={say(point)} lang={foreignTo(point, language)}>
            {say(point)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Transcript({ interview: { content }, received }: InterviewView) {
  const { t, language } = useView();
  return (
    <section class="sec" aria-labelledby="transcript">
      <h2 id="transcript">{t('interviews.transcript')}</h2>
      {received > 0 ? <p class="dim">{t('interviews.received', { count: received })}</p> : null}
      <ol class="plain lines more">
        {content.transcript.map(({ no, asker, question, answer, offset }, at) => (
          <li key={at} class="stack">
            <p class="sm dim">
              <span>{sayOffset(offset)}</span> · <b lang={languageOfName(asker, language)}>{asker}</b>
              {no === undefined ? null : ` · ${t('interviews.question_no', { no })}`}
            </p>
            <Words text={question} class="say words" />
            <div class="ans">
              <Words text={answer} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function RelatedPart({ related }: InterviewView) {
  const { t, say, href } = useView();
  if (related.length === 0) return null;
  return (
    <section class="sec" aria-labelledby="related">
      <h2 id="related">{t('interviews.related')}</h2>
      <ul class="plain lines">
        {related.map(({ address, title }) => (
          <li key={address}>
            <a href={href(address)}>{say(title)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
