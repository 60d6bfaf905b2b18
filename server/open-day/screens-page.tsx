import { useView } from '../http/view.ts';
import type { Edition } from './open-day.ts';

/** The places with a screen, and how one is set up. */
export function ScreensPage({ edition, query }: { edition: Edition | undefined; query: string }) {
  const { t, say, href } = useView();
  return (
    <div class="read stack">
      <h1>{t('screens.many')}</h1>
      <p class="lead">{t('screens.lead')}</p>
      {edition && edition.places.length > 0 ? (
        <ul>
          {edition.places.map(({ code, name }) => (
            <li key={code}>
              <a href={href(`/screen/${code}${query}`)}>{say(name)}</a>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('screens.none')}</p>
      )}
      <h2>{t('screens.set_up')}</h2>
      <ul>
        <li>{t('screens.set_up_browser')}</li>
        <li>{t('screens.set_up_network')}</li>
        <li>{t('screens.set_up_size')}</li>
        <li>{t('screens.set_up_counts')}</li>
      </ul>
    </div>
  );
}
