import { sayDay, sayTime } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import type { Entry } from './backups.ts';

interface Props {
  backups: readonly Entry[];
  /** One is being made now. */
  running: boolean;
}

export function BackupsTable({ backups, running }: Props) {
  const { t, language } = useView();
  const columns = [
    t('backups.file'),
    t('backups.made'),
    t('backups.size'),
    t('backups.result'),
    t('backups.hash'),
  ];
  return (
    <div class="jobs">
      <ScrollingTable labelledBy="register" columns={columns} numbers={[t('backups.size')]}>
        {backups.map((each) => (
          <tr key={each.id}>
            <th scope="row">
              <code>{each.file}</code>
              {each.origin === 'command' ? <p class="dim">{t('backups.by_command')}</p> : null}
            </th>
            <td class="keep">{sayTime(each.startedAt, language)}</td>
            <td class="r keep">{each.bytes === null ? null : <Size bytes={each.bytes} />}</td>
            <td>
              <Result backup={each} running={running} />
            </td>
            <td class="long">{each.sha256 ? <code>{each.sha256}</code> : null}</td>
          </tr>
        ))}
      </ScrollingTable>
    </div>
  );
}

function Size({ bytes }: { bytes: number }) {
  const { t } = useView();
  return <>{t('backups.size_mb', { size: (bytes / 1e6).toFixed(1) })}</>;
}

function Result({ backup, running }: { backup: Entry; running: boolean }) {
  const { t, language } = useView();
  const { endedAt, error, removedAt } = backup;
  if (removedAt) {
    const day = sayDay(dayOf(removedAt), language);
    return <span class="st none">{t('backups.removed', { day })}</span>;
  }
  if (!endedAt && error === null && running) return <span class="st half">{t('backups.running')}</span>;
  if (!endedAt) return <span class="st">{t('backups.cut')}</span>;
  if (error === null) return <span class="st full">{t('backups.good')}</span>;
  return (
    <>
      <span class="st">{t('backups.bad')}</span>
      <p class="err">
        <code>{error}</code>
      </p>
    </>
  );
}
