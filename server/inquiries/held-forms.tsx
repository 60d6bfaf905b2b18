import { useView } from '../http/view.ts';
import { inquiryRatings } from './case/acts.ts';
import { Area, Wrong } from './form-fields.tsx';
import { type HeldField, type HeldInquiry, heldLimits, holderMay } from './held-inquiries.ts';
import { ratingWords } from './inquiry-words.ts';

/** What was posted and not taken, and why. */
export interface Given {
  field: HeldField;
  fields: URLSearchParams;
  messages: ReadonlyMap<string, string>;
  /** Numbers of persons stand in it: it is asked once more before it is sent. */
  personal: boolean;
}

interface Props {
  held: HeldInquiry;
  given: Given | undefined;
}

const nothing: ReadonlyMap<string, string> = new Map();

/** What the holder may do now: answer a notice, rate an answer, add to the case. */
export function HeldInquiryForms({ held, given }: Props) {
  const { inquiry } = held;
  return (
    <>
      {holderMay(inquiry, 'correct') ? <Words {...{ held, given }} field="correction" /> : null}
      {holderMay(inquiry, 'rate') ? <Rating {...{ held, given }} /> : null}
      {holderMay(inquiry, 'add') ? <Words {...{ held, given }} field="addition" /> : null}
    </>
  );
}

const wordsOfForm = {
  addition: { title: 'asking.add', hint: 'asking.addition_hint', label: 'asking.addition' },
  correction: { title: 'asking.correct', hint: 'asking.correction_hint', label: 'asking.correction' },
} as const;

function Words({ held, given: all, field }: Props & { field: 'addition' | 'correction' }) {
  const { t, href } = useView();
  const given = all?.field === field ? all : undefined;
  const { title, hint, label } = wordsOfForm[field];
  const most = heldLimits[field];
  return (
    <section class="sec" aria-labelledby={`${field}-title`}>
      <h2 id={`${field}-title`}>{t(title)}</h2>
      <form method="post" action={href(`/receipts/inquiries/${field}`)}>
        <input type="hidden" name="receipt" value={held.receipt} />
        <Area
          name={field}
          label={t(label)}
          hint={t(hint, { count: most })}
          most={most}
          rows={4}
          value={given?.fields.get(field) ?? ''}
          messages={given?.messages ?? nothing}
          place="item"
        />
        <Told given={given} />
        <p class="actions">
          <button class="btn" type="submit">
            {t(title)}
          </button>
        </p>
      </form>
    </section>
  );
}

function Rating({ held, given: all }: Props) {
  const { t, href } = useView();
  const given = all?.field === 'why' ? all : undefined;
  const messages = given?.messages ?? nothing;
  const chosen = given?.fields.get('rating') ?? held.inquiry.standing.rating;
  return (
    <section class="sec" aria-labelledby="rate">
      <h2 id="rate">{t('asking.rate')}</h2>
      <p>{t('asking.rate_help')}</p>
      <form method="post" action={href('/receipts/inquiries/rating')}>
        <input type="hidden" name="receipt" value={held.receipt} />
        <fieldset class="item" aria-describedby={messages.has('rating') ? 'rating-message' : undefined}>
          <legend id="rating" tabIndex={-1}>
            {t('asking.rating')}
          </legend>
          <Wrong field="rating" messages={messages} />
          <div class="opts">
            {inquiryRatings.map((each) => (
              <label class="opt" key={each}>
                <input type="radio" name="rating" value={each} checked={chosen === each} />
                {t(ratingWords[each])}
              </label>
            ))}
          </div>
        </fieldset>
        <Area
          name="why"
          label={t('asking.why_optional')}
          hint={t('asking.why_hint', { count: heldLimits.why })}
          most={heldLimits.why}
          rows={3}
          value={given?.fields.get('why') ?? ''}
          messages={messages}
          place="item"
        />
        <Told given={given} />
        <p class="actions">
          <button class="btn" type="submit">
            {t('asking.send_rating')}
          </button>
        </p>
      </form>
    </section>
  );
}

function Told({ given }: { given: Given | undefined }) {
  const { t } = useView();
  return given?.personal ? (
    <div class="item">
      <label class="opt">
        <input type="checkbox" name="told" value="yes" />
        {t('asking.send_personal')}
      </label>
    </div>
  ) : null;
}
