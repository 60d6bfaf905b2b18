import { ErratumWords, erratumTitle } from '../http/erratum.tsx';
import { useView } from '../http/view.ts';
import type { Pulled } from './retractions.ts';

/** What was taken back, the newest first. */
export function ErrataPage({ pulled }: { pulled: Pulled[] }) {
  const view = useView();
  const { t } = view;
  return (
    <div class="read stack">
      <h1>{t('correcting.errata')}</h1>
      <p class="lead">{t('correcting.errata_lead')}</p>
      {pulled.length === 0 ? <p class="empty">{t('correcting.errata_none')}</p> : null}
      {pulled.map((each) => (
        <section key={`${each.kind} ${each.id}`} class="stack" aria-labelledby={`${each.kind}-${each.id}`}>
          <h2 id={`${each.kind}-${each.id}`}>{erratumTitle(view, each)}</h2>
          <ErratumWords erratum={each} />
        </section>
      ))}
    </div>
  );
}
