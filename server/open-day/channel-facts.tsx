import { useView } from '../http/view.ts';
import { Citations } from './citations.tsx';
import type { Channel } from './wayfinding.ts';

/** What to bring, how long it takes, what it costs and by which law: of a channel as it is on a day. */
export function ChannelFacts({ channel: { bring, takes, costs, basis } }: { channel: Channel }) {
  const { t, say } = useView();
  return (
    <dl class="check">
      <div>
        <dt>{t('wayfinding.bring')}</dt>
        <dd>
          <ul>
            {bring.map((each) => (
              <li key={say(each)}>{say(each)}</li>
            ))}
          </ul>
        </dd>
      </div>
      <div>
        <dt>{t('wayfinding.takes')}</dt>
        <dd>{takes.map(({ text }) => say(text)).join(t('common.list_separator'))}</dd>
      </div>
      <div>
        <dt>{t('wayfinding.costs')}</dt>
        <dd>{say(costs)}</dd>
      </div>
      <div>
        <dt>{t('wayfinding.basis')}</dt>
        <dd>
          <Citations basis={basis} />
        </dd>
      </div>
    </dl>
  );
}
