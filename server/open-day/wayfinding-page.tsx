import { dayOf } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import { ChannelFacts } from './channel-facts.tsx';
import { type Channel, channelOn, MOST_TAPS, type Question } from './wayfinding.ts';

export const WAY = '/disclosure/which-way';

/** A question of the guide: each answer is an address. */
export function QuestionPage({ question, first }: { question: Question; first: boolean }) {
  const { t, say, href } = useView();
  return (
    <div class="read stack">
      {first ? null : <StartOver />}
      <h1>{say(question.text)}</h1>
      {first ? <p class="lead">{t('wayfinding.lead', { most: MOST_TAPS })}</p> : null}
      <nav class="opts" aria-label={t('wayfinding.answers')}>
        {question.answers.map(({ text, to }) => (
          <a class="opt" key={to} href={href(`${WAY}/${to}`)}>
            {say(text)}
          </a>
        ))}
      </nav>
      {first ? (
        <ul class="plain">
          <li>
            <a href={href(`${WAY}/sheet`)}>{t('wayfinding.sheet')}</a>
          </li>
          <li class="more">
            <a href={href('/disclosure/deadlines')}>{t('wayfinding.deadlines')}</a>
          </li>
          <li class="more">
            <a href={href('/disclosure')}>{t('applications.guide')}</a>
          </li>
        </ul>
      ) : null}
    </div>
  );
}

/** Where the guide ends: what to bring, how long it takes, what it costs, by which law, and the way on. */
export function ChannelPage({ channel }: { channel: Channel }) {
  const { t, say, href, now, site } = useView();
  const held = channelOn(channel, dayOf(now));
  const [main, ...others] = held.go;
  return (
    <div class="read stack">
      <StartOver />
      <h1>{say(held.title)}</h1>
      <p class="lead">{say(held.lead)}</p>
      {main ? (
        <p class="actions">
          <a class="btn" href={href(main.path)}>
            {say(main.text)}
          </a>
          {others.map(({ text, path }) => (
            <a class="btn alt" key={path} href={href(path)}>
              {say(text)}
            </a>
          ))}
        </p>
      ) : null}
      <ChannelFacts channel={held} />
      <p class="dim sm">
        {t('wayfinding.ask', { number: site.phone })} <span class="np">{t('wayfinding.print')}</span>
      </p>
    </div>
  );
}

function StartOver() {
  const { t, href } = useView();
  return (
    <p class="sm np">
      <a href={href(WAY)}>{t('wayfinding.start_over')}</a>
    </p>
  );
}
