import { channelWords, partyWords, stanceWords } from '#shared/term-words.ts';
import { partyKinds, stances } from '#shared/terms.ts';
import { sayDay } from '#shared/text/dates.ts';
import { lastDayBefore } from '#shared/time.ts';
import type { Consultation } from '../consultations/consultations.ts';
import { sayClause } from '../drafts/clause-words.ts';
import type { Clause, DocumentVersion } from '../drafts/drafts.ts';
import type { StoreUnwritableError } from '../errors.ts';
import { BoardLink } from '../http/board-link.tsx';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView, type View } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { KeyReusedError } from '../responses/errors.ts';
import { lastEntryDay } from './comments.ts';
import { Area, HideBox, Line, type Messages, Select } from './entry-fields.tsx';
import { type EntryBlock, type EntryForm, paperChannels } from './entry-form.ts';
import type { CommentsNotOpenError, OutcomePublishedError, PaperTooLateError } from './errors.ts';

export interface EntryPageProps extends Messages {
  consultation: Consultation;
  form: EntryForm;
  /** Why it cannot be taken at all. */
  refusal:
    | PaperTooLateError
    | CommentsNotOpenError
    | OutcomePublishedError
    | KeyReusedError
    | StoreUnwritableError
    | undefined;
}

/** What came on paper, by telephone or at the counter, entered by a clerk. */
export function EntryPage({ consultation, form, messages, refusal }: EntryPageProps) {
  const { t, href, language } = useView();
  const { window } = consultation.round;
  const lastDay = lastDayBefore(window.closesAt);
  return (
    <WorkspaceFrame current="consultations">
      <div class="read stack">
        <ErrorSummary messages={messages} />
        {refusal ? (
          <div class="note warn" role="alert">
            <p>
              <b>{t(`error.${refusal.type}`)}</b>
            </p>
            <p>{t(`error.${refusal.type}_help`)}</p>
          </div>
        ) : null}
        <h1>{t('moderation.entry')}</h1>
        <p>
          <BoardLink consultation={consultation} />
        </p>
        <p>
          {t('moderation.entry_until', {
            closing: sayDay(lastDay, language),
            day: sayDay(lastEntryDay(consultation.round), language),
          })}
        </p>
        <form method="post" action={href(`/workspace/consultations/${consultation.slug}/entry`)}>
          <input type="hidden" name="key" value={form.key} />
          <PaperFields form={form} messages={messages} />
          <PartyFields form={form} messages={messages} />
          <section class="sec" aria-labelledby="said">
            <h2 id="said">{t('moderation.entry_said')}</h2>
            {form.blocks.map((block, at) => (
              <Block
                key={at}
                {...{ block, at, messages }}
                version={consultation.round.version}
                last={at === form.blocks.length - 1}
              />
            ))}
            <p class="actions">
              <button class="btn alt" type="submit" name="more" value="1">
                {t('moderation.entry_more')}
              </button>
            </p>
            <Area
              id="statement"
              label={t('moderation.entry_statement')}
              hint={t('moderation.entry_statement_help')}
              value={form.statement}
              rows={2}
              messages={messages}
            />
          </section>
          <section class="sec" aria-labelledby="rest">
            <h2 id="rest">{t('moderation.entry_rest')}</h2>
            <HideBox checked={form.hide} />
            <Line
              id="contact"
              label={t('moderation.entry_contact')}
              hint={t('moderation.entry_contact_help')}
              value={form.contact}
              messages={messages}
            />
          </section>
          <p class="actions">
            <button class="btn" type="submit">
              {t('moderation.entry_button')}
            </button>
          </p>
        </form>
      </div>
    </WorkspaceFrame>
  );
}

type Part = Pick<EntryPageProps, 'form' | 'messages'>;

function PaperFields({ form, messages }: Part) {
  const { t } = useView();
  return (
    <section class="sec" aria-labelledby="paper">
      <h2 id="paper">{t('moderation.entry_paper')}</h2>
      <Select
        id="channel"
        label={t('moderation.channel')}
        none={t('moderation.choose')}
        value={form.channel}
        choices={paperChannels.map((code) => ({ code, words: t(channelWords[code]) }))}
        messages={messages}
      />
      <Line
        id="day"
        type="date"
        label={t('moderation.paper_day')}
        hint={t('moderation.paper_day_help')}
        value={form.day}
        messages={messages}
      />
      <Line
        id="postmark"
        type="date"
        label={t('moderation.postmark_day')}
        hint={t('moderation.postmark_help')}
        value={form.postmark}
        messages={messages}
      />
      <Line
        id="serial"
        label={t('moderation.serial')}
        hint={t('moderation.serial_help')}
        value={form.serial}
        messages={messages}
      />
    </section>
  );
}

function PartyFields({ form, messages }: Part) {
  const { t } = useView();
  return (
    <section class="sec" aria-labelledby="party">
      <h2 id="party">{t('moderation.entry_party')}</h2>
      <Select
        id="kind"
        label={t('moderation.party_kind')}
        value={form.kind}
        choices={partyKinds.map((code) => ({ code, words: t(partyWords[code]) }))}
        messages={messages}
      />
      <Line id="name" label={t('moderation.party_name')} value={form.name} messages={messages} />
      <Line
        id="signatories"
        label={t('moderation.entry_signatories')}
        hint={t('moderation.entry_signatories_help')}
        value={form.signatories}
        messages={messages}
      />
    </section>
  );
}

interface BlockProps extends Messages {
  block: EntryBlock;
  at: number;
  version: DocumentVersion;
  last: boolean;
}

function Block({ block, at, version, last, messages }: BlockProps) {
  const view = useView();
  const { t } = view;
  return (
    <fieldset class="item" id={last ? 'last-block' : undefined}>
      <legend>{t('moderation.entry_block', { no: at + 1 })}</legend>
      <Select
        id={`clause-${at}`}
        label={t('moderation.clause')}
        none={t('terms.whole_draft')}
        value={block.clause}
        choices={version.clauses.map((clause) => ({ code: clause.key, words: nameOf(view, clause) }))}
        messages={messages}
      />
      <Select
        id={`stance-${at}`}
        label={t('moderation.stance')}
        none={t('moderation.choose')}
        value={block.stance ?? ''}
        choices={stances.map((code) => ({ code, words: t(stanceWords[code]) }))}
        messages={messages}
      />
      <Area id={`text-${at}`} label={t('moderation.entry_text')} value={block.text} messages={messages} />
      <Area
        id={`proposed-${at}`}
        label={t('moderation.proposed')}
        rows={2}
        value={block.proposed}
        messages={messages}
      />
    </fieldset>
  );
}

/** An item is named with the article that holds it: 第六条（二）. */
const nameOf = (view: Pick<View, 't' | 'say'>, clause: Clause): string =>
  clause.parent?.text ? nameOf(view, clause.parent) + sayClause(view, clause) : sayClause(view, clause);
