import type { Key } from '#shared/i18n/catalogues.ts';
import { problemCodes } from '#shared/questionnaire/problem.ts';
import type { View } from '../http/view.ts';

/** The words that the answering script needs, with `{{name}}` left in place for it to fill. */
export function scriptWords({ t }: View): { [name: string]: string } {
  const keep = { item: '{{item}}', row: '{{row}}', option: '{{option}}', limit: '{{limit}}' };
  const problems = problemCodes.map((code) => [code, t(`problem.${code}` as Key, keep)]);
  return {
    ...Object.fromEntries(problems),
    summary: t('common.error_summary'),
    error_title: t('common.error_title', { title: '{{title}}' }),
    saved: t('responses.saved_device'),
    other_version: t('responses.draft_other_version'),
  };
}
