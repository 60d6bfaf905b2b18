import type { Key } from '#shared/i18n/catalogues.ts';
import type { View } from '../http/view.ts';
import type { AskedField, AskedProblem } from './asking-body.ts';
import type { DemandKind } from './inquiry-rules.ts';

/** What a kind is for, in a line. */
export const kindHelpKeys = {
  consult: 'asking.kind_consult',
  help: 'asking.kind_help',
  complaint: 'asking.kind_complaint',
  report: 'asking.kind_report',
  suggestion: 'asking.kind_suggestion',
} as const satisfies { [kind in DemandKind]: Key };

export const fieldKeys = {
  kind: 'asking.kind',
  category: 'asking.category',
  title: 'asking.title',
  text: 'asking.text',
  place: 'asking.place',
  district: 'asking.district',
  requester: 'asking.requester',
  contact: 'asking.contact',
} as const satisfies { [field in AskedField]: Key };

/** Problems by the field that they are about; the first of each. */
export function messagesOf({ t }: Pick<View, 't'>, problems: readonly AskedProblem[]): Map<string, string> {
  const messages = new Map<string, string>();
  for (const { field, code, limit } of problems) {
    if (messages.has(field)) continue;
    const item = t(fieldKeys[field]);
    messages.set(
      field,
      code === 'personal' ? t('asking.personal', { item }) : t(`problem.${code}`, { item, limit }),
    );
  }
  return messages;
}
