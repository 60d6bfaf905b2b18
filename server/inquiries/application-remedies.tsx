import { useView } from '../http/view.ts';
import { remediesOn } from './application-standing.ts';

/** What may be done against a reply, as the law stood on its day. */
export function Remedies({ at }: { at: string }) {
  const { t, say } = useView();
  return (
    <section class="more" aria-labelledby="remedies">
      <h2 id="remedies">{t('applications.remedies')}</h2>
      <ul>
        {remediesOn(at).map(({ code, what, period }) => (
          <li key={code}>
            <p>{t('applications.remedy', { what: say(what), period: say(period) })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
