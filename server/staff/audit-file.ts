import { stringify } from 'csv-stringify/sync';
import { guardFormula } from '#shared/text/formula-guard.ts';
import { localIso } from '#shared/time.ts';
import type { View } from '../http/view.ts';
import type { AuditExport } from './audit-export.ts';
import { actWords } from './audit-words.ts';

const chain = [
  'seq',
  'at',
  'officer_id',
  'department_id',
  'act',
  'subject',
  'detail',
  'before_hash',
  'after_hash',
  'previous_hash',
  'hash',
] as const;

/** A line of JSON a line, as the chain was hashed, after a head that says what was asked for: `cli.js verify audit` checks it. */
export async function* auditJsonl({ selection, last, pages }: AuditExport): AsyncGenerator<string> {
  yield `${JSON.stringify({ export: 'audit', selection: selection ?? null, last })}\n`;
  for await (const page of pages)
    yield page
      .map(({ line }) => `${JSON.stringify(Object.fromEntries(chain.map((name) => [name, line[name]])))}\n`)
      .join('');
}

/** For a spreadsheet: UTF-8 with a byte order mark, in the reader's language. */
export async function* auditCsv({ pages }: AuditExport, { t, say }: View): AsyncGenerator<string> {
  const headings = [
    t('audit.no'),
    t('audit.at'),
    t('audit.who'),
    t('audit.department'),
    t('audit.act'),
    t('audit.act_code'),
    t('audit.subject'),
    t('audit.detail'),
    t('audit.before'),
    t('audit.after'),
    t('audit.hash'),
  ];
  yield `\ufeff${stringify([headings])}`;
  for await (const page of pages)
    yield stringify(
      page.map(({ entry }) => {
        const words = actWords[entry.act];
        const who = entry.officerTitle ? say(entry.officerTitle) : t('staff.system');
        const texts = [
          who,
          entry.departmentName ? say(entry.departmentName) : '',
          words ? t(words) : entry.act,
          entry.act,
          entry.subject,
          entry.detail ?? '',
          entry.beforeHash ?? '',
          entry.afterHash ?? '',
          entry.hash ?? '',
        ];
        return [entry.seq, localIso(entry.at), ...texts.map(guardFormula)];
      }),
    );
}
