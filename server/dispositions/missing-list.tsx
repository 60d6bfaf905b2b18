import type { Key } from '#shared/i18n/catalogues.ts';
import { sayClosing } from '#shared/text/dates.ts';
import type { Consultation } from '../consultations/consultations.ts';
import { useView } from '../http/view.ts';
import type { Missing } from './completeness.ts';

export const missingWords = {
  not_closed: 'dispositions.missing_not_closed',
  held: 'dispositions.missing_held',
  appeals: 'dispositions.missing_appeals',
  ungrouped: 'dispositions.missing_ungrouped',
  unanswered: 'dispositions.missing_unanswered',
  reason_missing: 'dispositions.missing_reason',
  explained_refused: 'dispositions.missing_explained',
} as const satisfies { [kind in Missing['kind']]: Key };

/** Longer lists end in a number. */
const MOST = 50;

/** What is missing before the outcome can be proposed, each line leading to where it is repaired. */
export function MissingList({ missing, consultation }: { missing: Missing[]; consultation: Consultation }) {
  const { t, say, href, language } = useView();
  const closing = sayClosing(consultation.round.window.closesAt, language);
  return (
    <div class="note warn" id="missing">
      <h2>{t('dispositions.missing_title', { n: missing.length })}</h2>
      <ul class="plain stack">
        {missing.slice(0, MOST).map(({ kind, n, group, path }) => (
          <li key={`${kind} ${path}`}>
            <a href={href(path)}>
              {t(missingWords[kind], {
                n,
                closing,
                no: group?.no ?? '',
                title: group ? say(group.title) : '',
              })}
            </a>
          </li>
        ))}
      </ul>
      {missing.length > MOST ? <p>{t('dispositions.missing_more', { n: missing.length - MOST })}</p> : null}
    </div>
  );
}
