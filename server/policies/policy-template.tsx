import { audienceWords, themeWords } from '#shared/policy-terms.ts';
import { sayDay } from '#shared/text/dates.ts';
import { useView, type View } from '../http/view.ts';
import type { Policy } from './policy.ts';
import {
  areaWords,
  documentTypeWords,
  markWords,
  opennessWords,
  type PolicyStatus,
  statusWords,
} from './policy-codes.ts';

/** The particulars of the one template, each with its words, in the one order. What does not apply is an empty text. */
export function templateOf(
  { t, say, language }: Pick<View, 't' | 'say' | 'language'>,
  content: Policy,
  status: PolicyStatus,
): [label: string, words: string][] {
  const list = (words: string[]) => words.join(t('common.list_separator'));
  return [
    [t('policies.index_no'), content.index_no],
    [t('policies.subject_class'), say(content.subject_class)],
    [t('policies.issuer'), say(content.issuer)],
    [t('policies.written_on'), sayDay(content.written_on, language)],
    [t('policies.published_on'), sayDay(content.published_on, language)],
    [t('policies.doc_no'), content.doc_no],
    [t('policies.document_type'), t(documentTypeWords[content.document_type])],
    [t('policies.openness'), t(opennessWords[content.openness])],
    [t('policies.status'), t(statusWords[status])],
    [t('policies.effective'), sayDay(content.effective, language)],
    [t('policies.expires'), content.expires ? sayDay(content.expires, language) : t('policies.no_end')],
    [t('policies.theme'), t(themeWords[content.theme])],
    [t('policies.audience'), list(content.audience.map((each) => t(audienceWords[each])))],
    [t('policies.areas'), list(content.areas.map((each) => t(areaWords[each])))],
    [t('policies.marks'), list(content.marks.map((each) => t(markWords[each])))],
  ];
}

/** 公开要素: every document shows the same, in the same order. */
export function PolicyTemplate({ content, status }: { content: Policy; status: PolicyStatus }) {
  const view = useView();
  const { t, language } = view;
  return (
    <section class="sec" aria-labelledby="template">
      <h2 id="template">{t('policies.template')}</h2>
      <dl class="particulars">
        {templateOf(view, content, status).map(([label, words]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd lang={words === content.doc_no && language === 'en' ? 'zh-CN' : undefined}>{words || '—'}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
