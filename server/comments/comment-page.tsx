import { sayDay } from '#shared/text/dates.ts';
import type { Consultation } from '../consultations/consultations.ts';
import { sayClause } from '../drafts/clause-words.ts';
import { findClause, unitsOf } from '../drafts/drafts.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { AuthorFields } from './author-fields.tsx';
import type { CommentForm } from './comment-form.ts';
import { described, FieldMessage } from './field-message.tsx';
import { NextSteps } from './next-steps.tsx';
import { OpinionBlock } from './opinion-block.tsx';

/** Something to know before going on. */
export interface FormNotice {
  title: string;
  help?: string;
  kind: 'news' | 'refusal';
  /** Where the news is, on this page or another. */
  link?: { address: string; label: string };
}

interface Props {
  consultation: Consultation;
  form: CommentForm;
  messages: ReadonlyMap<string, string>;
  notice?: FormNotice | undefined;
  /** What was kept on the device has been put back. */
  restored: boolean;
  /** The page answers what was posted, and so holds everything that was written. */
  posted: boolean;
  /** False where sending again cannot help. */
  sendable: boolean;
}

/** Where a comment is written: a block for each clause, then who is speaking, then what happens with it. */
export function CommentPage(props: Props) {
  const { consultation, form, messages, notice, restored, posted, sendable } = props;
  const view = useView();
  const { t, say, href } = view;
  const { slug } = consultation;
  const own = form.correction === undefined;
  return (
    <div class="cols">
      <form
        class="read"
        method="post"
        action={href(own ? `/consultations/${slug}/comments` : '/receipts/comments/correction')}
        noValidate
        data-behaviour={own ? 'comment' : undefined}
        data-slug={slug}
        data-posted={posted ? '' : undefined}
        data-sending={t('comments.sending')}
        data-offline={t('comments.offline')}
        data-busy={t('common.busy')}
        data-saved={t('comments.saved_device')}
      >
        <ErrorSummary messages={messages} />
        <p class="sm">
          <a href={href(`/consultations/${slug}`)}>{say(consultation.title)}</a>
        </p>
        <h1>{titleOf(view, consultation, form)}</h1>
        {notice ? <Notice {...notice} /> : null}
        {restored ? <Restored slug={slug} /> : null}
        <Hidden form={form} />
        <Blocks {...props} />
        {sendable ? <More consultation={consultation} messages={messages} /> : null}
        <AuthorFields
          form={form}
          messages={messages}
          contactNeeded={consultation.round.identity === 'contact'}
        />
        {sendable ? <Send consultation={consultation} correction={!own} /> : null}
      </form>
      <aside aria-labelledby="next">
        <h2 id="next">{t('comments.next')}</h2>
        <NextSteps round={consultation.round} />
      </aside>
    </div>
  );
}

/** 对第七条提意见, where it is about one clause. */
export function titleOf(
  view: Pick<ReturnType<typeof useView>, 't' | 'say'>,
  { round }: Consultation,
  { blocks: [first, ...others], correction }: CommentForm,
): string {
  if (correction) return view.t('comments.correct_title');
  const clause = first && others.length === 0 ? findClause(round.version, first.clause) : undefined;
  return clause
    ? view.t('comments.write_on', { clause: sayClause(view, clause) })
    : view.t('comments.write_title');
}

function Notice({ title, help, kind, link }: FormNotice) {
  return (
    <div
      class={kind === 'refusal' ? 'note warn more' : 'note more'}
      role={kind === 'refusal' ? 'alert' : 'status'}
    >
      <p>
        <b>{title}</b>
      </p>
      {help ? <p>{help}</p> : null}
      {link ? (
        <p>
          <a href={link.address}>{link.label}</a>
        </p>
      ) : null}
    </div>
  );
}

function Restored({ slug }: { slug: string }) {
  const { t, href } = useView();
  return (
    <div class="note more" role="status">
      <p>{t('comments.restored')}</p>
      <p>
        <a class="btn alt" href={href(`/consultations/${slug}/comments/new`)} data-restart>
          {t('comments.restart')}
        </a>
      </p>
    </div>
  );
}

function Hidden({ form }: { form: CommentForm }) {
  const { correction } = form;
  const fields = {
    version: form.versionNo,
    ...(correction ? { receipt: correction.receipt, revision: correction.revision } : { key: form.key }),
    ...(form.via ? { via: form.via } : {}),
  };
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" key={name} name={name} value={value} />
      ))}
      {/* Enter in a line of text sends the form by its first button. */}
      <button class="vh" type="submit" tabIndex={-1} aria-hidden="true" />
    </>
  );
}

function Blocks({ consultation, form, messages }: Props) {
  const { t } = useView();
  return (
    <>
      {form.statement === undefined ? null : (
        <div class="item field">
          <label for="statement">{t('comments.statement')}</label>
          <FieldMessage field="statement" messages={messages} />
          <textarea
            id="statement"
            name="statement"
            rows={3}
            value={form.statement}
            aria-describedby={described('statement', messages)}
          />
        </div>
      )}
      {form.blocks.map((block, at) => (
        <OpinionBlock
          key={at}
          block={block}
          at={at}
          clause={findClause(consultation.round.version, block.clause)}
          messages={messages}
          titled={form.blocks.length > 1}
        />
      ))}
    </>
  );
}

/** The value that stands for the whole draft where an empty one means that nothing was chosen. */
export const WHOLE = 'whole';

function More({
  consultation,
  messages,
}: {
  consultation: Consultation;
  messages: ReadonlyMap<string, string>;
}) {
  const view = useView();
  const { t } = view;
  return (
    <div class="sec field">
      <label for="more">{t('comments.more')}</label>
      <FieldMessage field="more" messages={messages} />
      <p class="join">
        <select id="more" name="more" aria-describedby={described('more', messages)}>
          <option value="">{t('comments.choose_clause')}</option>
          <option value={WHOLE}>{t('terms.whole_draft')}</option>
          {unitsOf(consultation.round.version).map((clause) => (
            <option key={clause.key} value={clause.key}>
              {sayClause(view, clause)}
            </option>
          ))}
        </select>
        <button class="btn alt" type="submit" name="add" value="clause">
          {t('comments.add')}
        </button>
      </p>
    </div>
  );
}

function Send({ consultation, correction }: { consultation: Consultation; correction: boolean }) {
  const { t, language } = useView();
  return (
    <div class="sec stack">
      <button class="btn" type="submit">
        {t(correction ? 'comments.send_correction' : 'comments.send')}
      </button>
      <p class="saved" role="status" aria-live="polite" data-status />
      {correction ? null : (
        <p class="sm dim">
          {t('comments.after_sending', { day: sayDay(consultation.round.feedbackDueOn, language) })}
        </p>
      )}
    </div>
  );
}
