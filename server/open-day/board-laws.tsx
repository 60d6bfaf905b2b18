import { sayDay } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import type { BoardContent } from './board-content.ts';

interface Props {
  basis: BoardContent['basis'];
  coming: BoardContent['basis'];
}

/** The laws that a board stands on, and those on which it will. */
export function BoardLaws({ basis, coming }: Props) {
  const { t, say, language } = useView();
  return (
    <section aria-labelledby="basis">
      <h2 id="basis">{t('exhibition.basis')}</h2>
      <ul>
        {basis.map(({ law, article }) => (
          <li key={say(law)}>{t('exhibition.cited', { law: say(law), article: say(article) })}</li>
        ))}
        {coming.map(({ law, article, valid_from = '' }) => (
          <li key={say(law)}>
            {t('exhibition.from_then', {
              day: sayDay(valid_from, language),
              text: t('exhibition.cited', { law: say(law), article: say(article) }),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
