import { sayDay } from '#shared/text/dates.ts';
import { dayOf, localIso } from '#shared/time.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import type { AuditEntry } from './audit-search.ts';
import { actWords } from './audit-words.ts';

const SHORT = 8;

export function AuditTable({ entries, labelledBy }: { entries: AuditEntry[]; labelledBy: string }) {
  const { t } = useView();
  const columns = [
    t('audit.no'),
    t('audit.at'),
    t('audit.who'),
    t('audit.department'),
    t('audit.act'),
    t('audit.subject'),
    t('audit.whole'),
  ];
  return (
    <ScrollingTable labelledBy={labelledBy} columns={columns} numbers={[t('audit.no')]}>
      {entries.map((entry) => (
        <Row key={entry.seq} entry={entry} />
      ))}
    </ScrollingTable>
  );
}

function Row({ entry }: { entry: AuditEntry }) {
  const { t, say, language } = useView();
  const words = actWords[entry.act];
  return (
    <tr>
      <th scope="row" class="r num">
        {entry.seq}
      </th>
      <td>
        <time dateTime={localIso(entry.at)}>
          {sayDay(dayOf(entry.at), language)} {localIso(entry.at).slice(11, 19)}
        </time>
      </td>
      <td>{entry.officerTitle ? say(entry.officerTitle) : t('staff.system')}</td>
      <td>{entry.departmentName ? say(entry.departmentName) : null}</td>
      <td>{words ? t(words) : entry.act}</td>
      <td>
        <code>{entry.subject}</code>
      </td>
      <td>
        <Details entry={entry} />
      </td>
    </tr>
  );
}

/** The beginning of the line's hash; behind it all that is kept of the act. */
function Details({ entry }: { entry: AuditEntry }) {
  const { t } = useView();
  const kept = [
    [t('audit.act_code'), entry.act],
    [t('audit.detail'), entry.detail],
    [t('audit.before'), entry.beforeHash],
    [t('audit.after'), entry.afterHash],
    [t('audit.hash'), entry.hash],
  ] as const;
  return (
    <details>
      <summary>
        <code>{entry.hash?.slice(0, SHORT) ?? t('audit.nothing')}</code>
      </summary>
      <dl class="kept">
        {kept.map(([label, value]) =>
          value === null ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <code>{value}</code>
              </dd>
            </div>
          ),
        )}
      </dl>
    </details>
  );
}
