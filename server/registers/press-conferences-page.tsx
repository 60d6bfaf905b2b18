import { sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import { topicWords } from './codes.ts';
import { type Filter, FilterForm, NextPage } from './filter-form.tsx';
import type { PressConference } from './press-conference.ts';
import type { Asked, RegisterList } from './register-list.ts';

export const pressFilters: readonly Filter[] = [
  { name: 'year', label: 'registers.year' },
  { name: 'topic', label: 'registers.topic', words: topicWords },
];

interface Props {
  asked: Asked;
  list: RegisterList<PressConference>;
}

/** Press conferences, the last one first. */
export function PressConferencesPage({ asked, list }: Props) {
  const { t, say, href, language } = useView();
  const action = '/press-conferences';
  return (
    <>
      <h1>{t('registers.press_conferences')}</h1>
      <p class="lead read">{t('registers.press_lead')}</p>
      <FilterForm action={action} filters={pressFilters} asked={asked} codes={list.codes} />
      <section class="sec" aria-labelledby="listed">
        <h2 id="listed">{t('registers.count_press', { count: list.total })}</h2>
        {list.pieces.length === 0 ? <p class="empty">{t('registers.none_fit')}</p> : null}
        <ul class="plain lines">
          {list.pieces.map(({ id, slug, content }) => (
            <li class="open" key={id}>
              <p class="when">
                <span class="until">{sayDay(dayOf(new Date(content.held_at)), language)}</span>
              </p>
              <div>
                <h3>
                  <a href={href(`${action}/${slug}`)}>{say(content.title)}</a>
                </h3>
                <p class="dim">{content.speakers.map(say).join(t('common.list_separator'))}</p>
              </div>
              <p>{content.topic ? <span class="tag">{t(topicWords[content.topic])}</span> : null}</p>
            </li>
          ))}
        </ul>
        <NextPage {...{ action, asked }} next={list.next} />
      </section>
    </>
  );
}
