import { useView } from '../http/view.ts';
import { Day, dayIn, wordsIn, wrong } from './application-desk-fields.tsx';
import { feeFor, feeMeasures } from './application-fees.ts';
import { Choice, Line } from './application-inputs.tsx';
import { dayReceived } from './application-standing.ts';
import type { DeskForm } from './desk-forms.ts';

const consult: DeskForm<'consult'> = {
  act: 'consult',
  title: 'applications.do_consult',
  help: 'applications.do_consult_help',
  Fields: (props) => {
    const { t } = useView();
    const { entered, messages } = props;
    return (
      <>
        <Choice
          id="consult-whom"
          name="whom"
          label={t('applications.whom')}
          value={entered.whom ?? ''}
          choices={[
            { value: 'third_party', label: t('applications.third_party') },
            { value: 'other_body', label: t('applications.other_body') },
          ]}
          messages={messages}
        />
        <Line
          id="consult-name"
          name="name"
          label={t('applications.other_body_name')}
          hint={t('applications.other_body_hint')}
          value={entered.name ?? ''}
          messages={messages}
        />
        <Day {...props} act="consult" called="applications.asked_on" />
      </>
    );
  },
  read(fields, against) {
    const { t, inquiry } = against;
    const whom = fields.get('whom');
    if (whom !== 'third_party' && whom !== 'other_body')
      return wrong('consult-whom', t('applications.problem_choose', { item: t('applications.whom') }));
    const read = dayIn('consult', fields, against, dayReceived(inquiry));
    if ('messages' in read) return read;
    if (whom === 'third_party') return { content: { whom, ...read } };
    const name = wordsIn(fields, 'name', 100);
    if (!name) return wrong('consult-name', t('applications.problem_words', { count: 100 }));
    return { content: { whom, ...read, name } };
  },
};

const views = ['agrees', 'disagrees', 'silent'] as const;
const viewWords = {
  agrees: 'applications.view_agrees',
  disagrees: 'applications.view_disagrees',
  silent: 'applications.view_silent',
} as const;

const consultEnd: DeskForm<'consult-end'> = {
  act: 'consult-end',
  title: 'applications.do_consult_end',
  Fields: (props) => {
    const { t } = useView();
    return (
      <>
        <Day {...props} act="consult-end" called="applications.answered_on" />
        <Choice
          id="consult-end-view"
          name="view"
          label={t('applications.view')}
          value={props.entered.view ?? ''}
          choices={views.map((value) => ({ value, label: t(viewWords[value]) }))}
          messages={props.messages}
        />
      </>
    );
  },
  read(fields, against) {
    const { inquiry, t } = against;
    const read = dayIn('consult-end', fields, against, inquiry.standing.paused?.day ?? dayReceived(inquiry));
    if ('messages' in read) return read;
    const view = views.find((each) => each === fields.get('view'));
    if (!view)
      return wrong('consult-end-view', t('applications.problem_choose', { item: t('applications.view') }));
    return { content: { ...read, view } };
  },
};

const measureWords = { count: 'applications.fee_count', pages: 'applications.fee_pages' } as const;

const charge: DeskForm<'charge'> = {
  act: 'charge',
  title: 'applications.do_charge',
  help: 'applications.do_charge_help',
  Fields: (props) => {
    const { t } = useView();
    const { entered, messages } = props;
    return (
      <>
        <Choice
          id="charge-measure"
          name="measure"
          label={t('applications.fee_measure')}
          value={entered.measure ?? ''}
          choices={feeMeasures.map((value) => ({ value, label: t(measureWords[value]) }))}
          messages={messages}
        />
        <Line
          id="charge-n"
          name="n"
          label={t('applications.fee_n')}
          value={entered.n ?? ''}
          messages={messages}
        />
        <Day {...props} act="charge" called="applications.charged_on" />
      </>
    );
  },
  read(fields, against) {
    const { t, inquiry } = against;
    const measure = feeMeasures.find((each) => each === fields.get('measure'));
    if (!measure)
      return wrong(
        'charge-measure',
        t('applications.problem_choose', { item: t('applications.fee_measure') }),
      );
    const typed = (fields.get('n') ?? '').trim();
    const n = /^\d{1,5}$/.test(typed) ? Number(typed) : 0;
    const yuan = feeFor(measure, n);
    if (yuan === 0) return wrong('charge-n', t('applications.problem_free'));
    const read = dayIn('charge', fields, against, dayReceived(inquiry));
    return 'messages' in read ? read : { content: { ...read, yuan, ground: `${measure} ${n}` } };
  },
};

const chargeEnd: DeskForm<'charge-end'> = {
  act: 'charge-end',
  title: 'applications.do_charge_end',
  Fields: (props) => <Day {...props} act="charge-end" called="applications.paid_on" />,
  read(fields, against) {
    const { inquiry } = against;
    const read = dayIn('charge-end', fields, against, inquiry.standing.paused?.day ?? dayReceived(inquiry));
    return 'messages' in read ? read : { content: read };
  },
};

/** Time that is not counted: others are asked, or a fee is not paid (OGI Regulations, arts. 32, 33 and 42). */
export const pauseForms = { consult, consultEnd, charge, chargeEnd };
