import { useView } from '../http/view.ts';
import { Words, wordsIn, wrong } from './application-desk-fields.tsx';
import { Line } from './application-inputs.tsx';
import type { DeskForm } from './desk-forms.ts';
import { kindRule } from './inquiry-rules.ts';

const RULE = kindRule('disclosure');

const askExtension: DeskForm<'ask-extension'> = {
  act: 'ask-extension',
  title: 'applications.do_ask_extension',
  help: 'applications.do_ask_extension_help',
  Fields: (props) => {
    const { t } = useView();
    return (
      <>
        <Line
          id="ask-extension-days"
          name="days"
          label={t('applications.extension_days', { count: RULE.extension_days })}
          value={props.entered.days ?? String(RULE.extension_days)}
          messages={props.messages}
        />
        <Words {...props} act="ask-extension" name="reason" called="applications.extension_reason" />
      </>
    );
  },
  read(fields, { t }) {
    const typed = (fields.get('days') ?? '').trim();
    const days = /^\d{1,2}$/.test(typed) ? Number(typed) : 0;
    if (days < 1 || days > RULE.extension_days)
      return wrong('ask-extension-days', t('applications.problem_days', { count: RULE.extension_days }));
    const reason = wordsIn(fields, 'reason', 500);
    if (!reason) return wrong('ask-extension-reason', t('applications.problem_words', { count: 500 }));
    return { content: { days, reason } };
  },
};

const grantExtension: DeskForm<'grant-extension'> = {
  act: 'grant-extension',
  title: 'applications.do_grant_extension',
  help: 'applications.do_grant_extension_help',
  read: (_fields, { inquiry }) => ({
    content: { limit: { days: Math.min(inquiry.standing.extension?.days ?? 0, RULE.extension_days) } },
  }),
};

const refuseExtension: DeskForm<'refuse-extension'> = {
  act: 'refuse-extension',
  title: 'applications.do_refuse_extension',
  Fields: (props) => (
    <Words {...props} act="refuse-extension" name="reason" called="applications.refusal_reason" />
  ),
  read(fields, { t }) {
    const reason = wordsIn(fields, 'reason', 500);
    return reason
      ? { content: { reason } }
      : wrong('refuse-extension-reason', t('applications.problem_words', { count: 500 }));
  },
};

/** By at most 20 working days, with the consent of the head of the body’s information work (OGI Regulations, art. 33). */
export const extensionForms = { askExtension, grantExtension, refuseExtension };
