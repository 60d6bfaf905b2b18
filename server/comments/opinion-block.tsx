import { stanceWords } from '#shared/term-words.ts';
import { stances } from '#shared/terms.ts';
import { sayClause } from '../drafts/clause-words.ts';
import type { Clause } from '../drafts/drafts.ts';
import { useView } from '../http/view.ts';
import { ClauseQuote } from './clause-quote.tsx';
import { limits } from './comment-body.ts';
import { type Block, fieldsOfBlock } from './comment-form.ts';
import { described, FieldMessage } from './field-message.tsx';

interface Props {
  block: Block;
  at: number;
  /** Undefined for the whole draft, or for a key that this draft does not have. */
  clause: Clause | undefined;
  messages: ReadonlyMap<string, string>;
  /** Set where there is more than one. */
  titled: boolean;
}

/** One clause with what somebody has to say about it. */
export function OpinionBlock({ block, at, clause, messages, titled }: Props) {
  const view = useView();
  const name = sayClause(view, clause);
  const fields = fieldsOfBlock(at);
  return (
    <div class={titled ? 'sec' : 'more'} id={`block-${at}`} tabIndex={-1}>
      {titled ? <h2>{name}</h2> : null}
      {clause ? <ClauseQuote clause={clause} /> : null}
      <input type="hidden" name={fields.clause} value={block.clause} />
      {block.quote === '' ? null : <input type="hidden" name={fields.quote} value={block.quote} />}
      <Stance block={block} field={fields.stance} name={name} />
      <Words block={block} field={fields.text} name={name} messages={messages} />
      <Proposal block={block} field={fields.proposed} name={name} messages={messages} />
    </div>
  );
}

function Stance({ block, field, name }: { block: Block; field: string; name: string }) {
  const { t } = useView();
  return (
    <fieldset class="item">
      <legend>{t('comments.stance_on', { clause: name })}</legend>
      <div class="opts">
        {stances.map((stance) => (
          <label class="opt" key={stance}>
            <input type="radio" name={field} value={stance} checked={block.stance === stance} />
            {t(stanceWords[stance])}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface WordsProps {
  block: Block;
  field: string;
  name: string;
  messages: ReadonlyMap<string, string>;
}

function Words({ block, field, name, messages }: WordsProps) {
  const { t } = useView();
  return (
    <div class="item field">
      <label for={field}>{t('comments.words_on', { clause: name })}</label>
      <p class="hint" id={`hint-${field}`}>
        {t('comments.words_hint')}
      </p>
      <FieldMessage field={field} messages={messages} />
      <textarea
        id={field}
        name={field}
        rows={5}
        value={block.text}
        aria-invalid={messages.has(field) ? 'true' : undefined}
        aria-describedby={described(field, messages, `hint-${field}`, `count-${field}`)}
      />
      <p
        class="hint"
        id={`count-${field}`}
        data-behaviour="count"
        data-field={field}
        data-words={t('comments.characters_written', { n: '{{n}}', limit: limits.text })}
      >
        {t('comments.characters', { limit: limits.text })}
      </p>
    </div>
  );
}

function Proposal({ block, field, name, messages }: WordsProps) {
  const { t } = useView();
  return (
    <details class="item field" open={block.proposed !== '' || messages.has(field)}>
      <summary>
        <b>{t('comments.proposal')}</b>
      </summary>
      <label for={field}>{t('comments.proposal_on', { clause: name })}</label>
      <FieldMessage field={field} messages={messages} />
      <textarea
        id={field}
        name={field}
        rows={3}
        value={block.proposed}
        aria-invalid={messages.has(field) ? 'true' : undefined}
        aria-describedby={described(field, messages)}
      />
    </details>
  );
}
