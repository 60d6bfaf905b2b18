import writeWorkbook from 'write-excel-file/node';
import { guardFormula } from '#shared/text/formula-guard.ts';
import { roles } from '../http/signed-in.ts';
import type { View } from '../http/view.ts';
import type { Organ } from './organisation.ts';
import { roleWords } from './role-words.ts';

/** An empty list of accounts with its headings, and a sheet that says what may stand in it. */
export function accountTemplate(
  { t, say }: Pick<View, 't' | 'say'>,
  headings: readonly string[],
  organs: readonly Organ[],
): Promise<Buffer> {
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
  const known = organs.filter(({ closed }) => !closed);
  const count = Math.max(known.length, roles.length);
  const rows = Array.from({ length: count }, (_, at) => {
    const [organ, role] = [known[at], roles[at]];
    return [organ?.slug ?? '', organ ? guardFormula(say(organ.name)) : '', role ? t(roleWords[role]) : ''];
  });
  const helpHeadings = [t('accounts.column_department'), t('staff.department'), t('accounts.column_roles')];
  return writeWorkbook([
    {
      sheet: t('accounts.template_list'),
      data: [headings.map(bold)],
      columns: headings.map(() => ({ width: 22 })),
    },
    {
      sheet: t('accounts.template_help'),
      data: [helpHeadings.map(bold), ...rows],
      columns: helpHeadings.map(() => ({ width: 30 })),
    },
  ]).toBuffer();
}
