import type { Key } from '#shared/i18n/catalogues.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { AT_ONCE, type CheckedLine, type LineFault } from './account-import.ts';
import { columns } from './import-request.ts';
import { OfficersLink } from './new-officer-page.tsx';
import { officersPath } from './officers-page.tsx';

export const importPath = `${officersPath}/import`;

interface Props {
  /** Why there is no list. */
  problem?: string | undefined;
  lines?: CheckedLine[];
}

/** A file of accounts: its lines are looked at first; nothing is opened unless all are right. */
export function ImportPage({ problem, lines }: Props) {
  const { t, href } = useView();
  const faulty = lines?.filter(({ faults }) => faults.length > 0).length ?? 0;
  const wrong = t('accounts.report_faulty', { count: faulty, all: lines?.length ?? 0 });
  const messages = new Map([
    ...(problem ? [['file', problem] as const] : []),
    ...(faulty > 0 ? [['report', wrong] as const] : []),
  ]);
  return (
    <WorkspaceFrame current="officers">
      <ErrorSummary messages={messages} />
      <OfficersLink />
      <h1>{t('accounts.import')}</h1>
      <div class="read">
        <p class="dim">{t('accounts.import_help', { limit: AT_ONCE })}</p>
        <p class="more">
          <a href={href(`${importPath}/template.xlsx`)}>{t('accounts.template')}</a>
        </p>
      </div>
      {lines ? <Report lines={lines} faulty={faulty} /> : null}
      <UploadForm problem={problem} again={lines !== undefined} />
    </WorkspaceFrame>
  );
}

function UploadForm({ problem, again }: { problem: string | undefined; again: boolean }) {
  const { t, href } = useView();
  return (
    <form class="sec read" method="post" action={href(importPath)} encType="multipart/form-data">
      <h2>{t(again ? 'accounts.upload_again' : 'accounts.upload')}</h2>
      <div class={problem ? 'field item bad' : 'field more'}>
        <label for="file">{t('accounts.file')}</label>
        {problem ? (
          <p class="err" id="file-problem">
            {problem}
          </p>
        ) : null}
        <p class="hint" id="file-help">
          {t('accounts.file_help')}
        </p>
        <input
          type="file"
          id="file"
          name="file"
          accept=".xlsx"
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? 'file-problem file-help' : 'file-help'}
        />
      </div>
      <p class="actions">
        <button class={again ? 'btn alt' : 'btn'} type="submit">
          {t('accounts.check')}
        </button>
      </p>
    </form>
  );
}

function Report({ lines, faulty }: { lines: CheckedLine[]; faulty: number }) {
  const { t } = useView();
  const headings = [
    t('accounts.line'),
    t('accounts.result'),
    t('accounts.column_sign_in_name'),
    t('accounts.column_title'),
    t('accounts.column_department'),
    t('accounts.column_roles'),
  ];
  return (
    <section class="sec">
      <h2 id="report">{t('accounts.report')}</h2>
      {faulty > 0 ? null : <p class="note ok">{t('accounts.report_ready', { count: lines.length })}</p>}
      <div class="more">
        <ScrollingTable labelledBy="report" columns={headings} numbers={headings.slice(0, 1)}>
          {lines.map((each) => (
            <Line key={each.line.no} {...each} />
          ))}
        </ScrollingTable>
      </div>
      {faulty > 0 ? null : <OpenForm lines={lines} />}
    </section>
  );
}

const faultWords: { [fault in LineFault]: Key } = {
  'department-unknown': 'accounts.fault_department',
  'department-closed': 'accounts.fault_department_closed',
  'section-unknown': 'accounts.fault_section',
  'title-missing': 'accounts.fault_title',
  'text-long': 'accounts.fault_long',
  'name-wrong': 'accounts.sign_in_name_wrong',
  'name-taken': 'accounts.fault_taken',
  'name-twice': 'accounts.fault_twice',
  'role-missing': 'accounts.fault_role_missing',
  'role-unknown': 'accounts.fault_role',
  'roles-clash': 'accounts.roles_clash',
  'role-department-unknown': 'accounts.fault_role_department',
};

function Line({ line, faults }: CheckedLine) {
  const { t } = useView();
  return (
    <tr>
      <th scope="row" class="r">
        {line.no}
      </th>
      <td>
        {faults.length === 0 ? <span class="st full">{t('accounts.line_right')}</span> : null}
        {faults.map((fault) => (
          <p class="err" key={fault}>
            {t(faultWords[fault])}
          </p>
        ))}
      </td>
      <td>
        <code>{line.signInName}</code>
      </td>
      <td>{line.title}</td>
      <td>{line.department}</td>
      <td>{line.roles}</td>
    </tr>
  );
}

function OpenForm({ lines }: { lines: CheckedLine[] }) {
  const { t, href } = useView();
  return (
    <form method="post" action={href(`${importPath}/accounts`)}>
      {lines.flatMap(({ line }) => [
        <input key={`no-${line.no}`} type="hidden" name="no" value={line.no} />,
        ...columns.map((column) => (
          <input key={`${column}-${line.no}`} type="hidden" name={column} value={line[column]} />
        )),
      ])}
      <p class="hint more">{t('accounts.open_all_help')}</p>
      <p class="actions">
        <button class="btn" type="submit">
          {t('accounts.open_all', { count: lines.length })}
        </button>
      </p>
    </form>
  );
}
