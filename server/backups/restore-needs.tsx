import { useView } from '../http/view.ts';
import { commands } from './commands.ts';

/** What has to be at hand on the day of a restore, so that it is not looked for then. */
export function RestoreNeeds() {
  const { t } = useView();
  const needs = [
    t('backups.restore_file'),
    t('backups.restore_key'),
    t('backups.restore_secret'),
    t('backups.restore_journal'),
    t('backups.restore_program'),
  ];
  return (
    <section class="sec read">
      <h2>{t('backups.restore')}</h2>
      <ul>
        {needs.map((need) => (
          <li key={need}>{need}</li>
        ))}
      </ul>
      <p>
        {t('backups.restore_how')} <code>{commands.restore}</code>
      </p>
    </section>
  );
}
