import type { Key } from '#shared/i18n/catalogues.ts';
import { type Theme, themeWords } from '#shared/policy-terms.ts';
import { sayTime } from '#shared/text/dates.ts';
import { type OpenLine, OpenLines } from '../http/open-lines.tsx';
import { useView, type View } from '../http/view.ts';
import type { PublishedInterview } from './interview.ts';
import { fills, phaseKeys } from './interview-words.tsx';
import { asksNow, phaseOf } from './phases.ts';

export interface InterviewsPageProps {
  interviews: PublishedInterview[];
  /** How many there are in all, by year and by topic: counted. */
  years: { value: string; n: number }[];
  topics: { value: string; n: number }[];
  year: string | undefined;
  topic: Theme | undefined;
}

const headings = {
  live: 'interviews.list_live',
  coming: 'interviews.list_coming',
  past: 'interviews.list_past',
} as const satisfies { [part in string]: Key };

type Part = keyof typeof headings;

/** Interviews that are on, that come, that were. */
export function InterviewsPage(props: InterviewsPageProps) {
  const view = useView();
  const { t, now, href } = view;
  const parts: { [part in Part]: PublishedInterview[] } = { live: [], coming: [], past: [] };
  for (const interview of props.interviews) parts[partOf(interview, now)].push(interview);
  parts.coming.reverse();
  return (
    <>
      <h1>{t('interviews.interviews')}</h1>
      <p class="lead read">{t('interviews.lead')}</p>
      <Filters {...props} />
      {(Object.keys(headings) as Part[])
        .filter((part) => parts[part].length > 0)
        .map((part) => (
          <section class="sec" aria-labelledby={part} key={part}>
            <h2 id={part}>{t(headings[part])}</h2>
            <OpenLines lines={parts[part].map((each) => lineOf(view, each))} />
          </section>
        ))}
      {props.interviews.length === 0 ? <p class="empty sec">{t('interviews.none')}</p> : null}
      <p class="sm sec np">
        <a href={href('/interviews.ics')}>{t('interviews.all_to_calendar')}</a>
      </p>
    </>
  );
}

function partOf({ content }: PublishedInterview, now: Date): Part {
  const phase = phaseOf(content, now);
  if (phase === 'live') return 'live';
  return phase === 'over' || phase === 'transcript' ? 'past' : 'coming';
}

function lineOf({ t, say, language, now }: View, { content, slug }: PublishedInterview): OpenLine {
  const phase = phaseOf(content, now);
  const asks = asksNow(content, now);
  return {
    address: `/interviews/${slug}`,
    title: say(content.title),
    words: `${sayTime(new Date(content.start), language)} · ${content.guests.map((each) => say(each)).join(t('interviews.comma'))}`,
    state: { label: t(phaseKeys[phase]), fill: fills[phase] === 'none' ? '' : fills[phase] },
    verb: t(asks ? 'interviews.see_and_ask' : 'interviews.see'),
  };
}

function Filters({ years, topics, year, topic }: InterviewsPageProps) {
  const { t } = useView();
  return (
    <nav class="more np" aria-label={t('interviews.filter')}>
      <ul class="row sm plain">
        <Choice words={t('interviews.every_year')} to={{ topic }} current={year === undefined} />
        {years.map(({ value, n }) => (
          <Choice
            key={value}
            words={t('interviews.with_count', { name: value, n })}
            to={{ topic, year: value }}
            current={value === year}
          />
        ))}
      </ul>
      <ul class="row sm plain">
        <Choice words={t('interviews.every_topic')} to={{ year }} current={topic === undefined} />
        {topics.map(({ value, n }) => (
          <Choice
            key={value}
            words={t('interviews.with_count', { name: t(themeWords[value as Theme]), n })}
            to={{ year, topic: value }}
            current={value === topic}
          />
        ))}
      </ul>
    </nav>
  );
}

interface ChoiceProps {
  words: string;
  to: { year?: string | undefined; topic?: string | undefined };
  current: boolean;
}

function Choice({ words, to, current }: ChoiceProps) {
  const { href } = useView();
  const query = Object.entries(to)
    .flatMap(([name, value]) => (value === undefined ? [] : `${name}=${value}`))
    .join('&');
  return (
    <li>
      <a
        href={href(query === '' ? '/interviews' : `/interviews?${query}`)}
        aria-current={current ? 'true' : undefined}
      >
        {words}
      </a>
    </li>
  );
}
