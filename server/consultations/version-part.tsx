import { sayTime } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import type { ConsultationView } from './consultation-page.tsx';
import { addressOf } from './consultation-view.ts';

/** By what a printed copy is known: address, version with the first eight digits of its hash, the whole hash, time. */
export function VersionPart({ consultation, origin }: ConsultationView) {
  const { t, language, href } = useView();
  const { version } = consultation.round;
  const digits = version.hash.replace('sha256:', '');
  return (
    <section class="sec sm" aria-labelledby="version">
      <h2 id="version">{t('consultations.version')}</h2>
      <p>{origin + href(addressOf(consultation))}</p>
      <p>
        {t('consultations.version_no', { no: version.no, hash: digits.slice(0, 8) })} ·{' '}
        {t('consultations.published_at', { time: sayTime(version.publishedAt, language) })}
      </p>
      <p>{t('consultations.hash', { hash: digits })}</p>
    </section>
  );
}
