import type { Text } from '#shared/questionnaire/definition.ts';
import { sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { useView } from '../http/view.ts';

/** Codes for paper, shown once. */
export function RecoveryCodeList({ codes, title }: { codes: string[]; title: Text }) {
  const { t, say, site, language, now } = useView();
  return (
    <div class="card">
      <p>
        <b>{t('security.codes_for', { site: say(site.name), title: say(title) })}</b>
        <br />
        <span class="dim">{sayDay(dayOf(now), language)}</span>
      </p>
      <ol class="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p class="hint">{t('security.codes_help')}</p>
    </div>
  );
}
