import { useView } from '../http/view.ts';
import { answerForms } from './acts-answer.tsx';
import { arrangeForms } from './acts-arrange.tsx';
import { dispatchForms } from './acts-dispatch.tsx';
import { requesterForms } from './acts-requester.tsx';
import type { InquiryAct } from './case/acts.ts';
import { FoldedContact } from './contact-form.tsx';
import { casePath } from './desk-filter.ts';
import { type DeskForm, deskForms, type FieldsProps } from './desk-forms.ts';
import type { ContactPurpose } from './inquiries.ts';

const common: readonly DeskForm[] = [
  ...answerForms.slice(0, 3),
  ...dispatchForms,
  ...arrangeForms,
  ...answerForms.slice(3),
  ...requesterForms,
];

/** Every form that a case of a kind may have. */
export const formsOf = (kind: string): readonly DeskForm[] => deskForms.of(kind, common);

export interface ActsProps extends FieldsProps {
  /** Acts that the officer may do now. */
  may: ReadonlySet<InquiryAct>;
  /** What the officer may open of what the requester left sealed. */
  contacts: readonly ContactPurpose[];
  /** The filter of the queue from which the officer came. */
  query: string;
  /** The act that was tried last. */
  tried: InquiryAct | undefined;
}

/** What comes next in most cases, open; everything else is opened by the officer. */
const next: readonly InquiryAct[] = ['grant-extension', 'reply', 'call-back', 'transfer', 'close', 'unmerge'];

export function Acts(props: ActsProps) {
  const { t } = useView();
  const { inquiry, may, tried } = props;
  const forms = formsOf(inquiry.row.kind).filter(({ act }) => may.has(act));
  const first = next.find((act) => forms.some((form) => form.act === act));
  return (
    <section class="stack" aria-labelledby="acts">
      <h2 id="acts">{t('moderation.acts')}</h2>
      {forms.length === 0 ? <p class="note">{t('inquiryDesk.reading_only')}</p> : null}
      {forms.map((form) => (
        <ActForm
          key={form.act}
          form={form}
          main={form.act === first}
          open={form.act === (tried ?? first)}
          {...props}
          entered={form.act === tried ? props.entered : form.act === 'reply' ? onlyTemplate(props) : {}}
        />
      ))}
      <FoldedContact number={inquiry.row.number} contacts={props.contacts} />
    </section>
  );
}

/** Words of a template that was chosen are in the reply before anything was tried. */
const onlyTemplate = ({ tried, entered }: ActsProps) => (tried === undefined ? entered : {});

interface ActFormProps extends ActsProps {
  form: DeskForm;
  main: boolean;
  open: boolean;
}

function ActForm({ form, main, open, ...props }: ActFormProps) {
  const { t, href } = useView();
  const { act, title, help, Fields } = form;
  const { number } = props.inquiry.row;
  return (
    <details open={open}>
      <summary>{t(title)}</summary>
      <form method="post" action={href(`${casePath(number)}/acts${props.query}`)}>
        <input type="hidden" name="act" value={act} />
        <input type="hidden" name="seq" value={props.inquiry.standing.seq} />
        {help ? <p class="sm dim">{t(help)}</p> : null}
        {Fields ? <Fields {...props} /> : null}
        <p class="actions">
          <button class={main ? 'btn' : 'btn alt'} type="submit">
            {t(title)}
          </button>
        </p>
      </form>
    </details>
  );
}
