import { useView } from '../http/view.ts';
import { type Given, HIDE_ROWS, spanValue } from './decision-form.ts';
import { kindWords } from './moderation-words.ts';
import { described, Problem } from './note-field.tsx';
import { fieldsOf, redactionKinds } from './redactions.ts';
import type { Review } from './reviews.ts';

interface Props {
  review: Review;
  given: Given | undefined;
  /** Tells the fields of two such forms apart. */
  id: string;
}

/** What is to be hidden: what was found, ticked, and rows into which words of the comment are copied. */
export function SpansFields({ review, given, id }: Props) {
  const { t } = useView();
  const { proposals, body } = review;
  const fields = body ? fieldsOf(body) : new Map<string, string>();
  const rows = Array.from(
    { length: HIDE_ROWS },
    (_, row) => given?.hide?.[row] ?? { words: '', kind: 'name' },
  );
  return (
    <>
      {proposals.length > 0 ? (
        <fieldset class="item" id={`${id}-spans`} tabIndex={-1}>
          <legend>{t('moderation.found')}</legend>
          <Problem id={`${id}-spans`} given={given} />
          <div class="opts">
            {proposals.map((span) => {
              const value = spanValue(span);
              const words = [...(fields.get(span.field) ?? '')].slice(span.start, span.end).join('');
              return (
                <label class="opt" key={value}>
                  <input
                    type="checkbox"
                    name="span"
                    value={value}
                    checked={given?.spans ? given.spans.includes(value) : true}
                  />
                  <span>{t('common.pair', { name: t(kindWords[span.kind]), value: words })}</span>
                </label>
              );
            })}
          </div>
        </fieldset>
      ) : (
        <Problem id={`${id}-spans`} given={given} />
      )}
      <details open={rows.some(({ words }) => words !== '') || given?.problems.has(`${id}-hide-0`)}>
        <summary>{t('moderation.hide_more')}</summary>
        <p class="sm dim" id={`${id}-hide-help`}>
          {t('moderation.hide_help')}
        </p>
        {rows.map(({ words, kind }, row) => (
          <HideRow
            key={row}
            id={`${id}-hide-${row}`}
            {...{ row, words, kind, given }}
            help={`${id}-hide-help`}
          />
        ))}
      </details>
    </>
  );
}

interface RowProps {
  id: string;
  row: number;
  words: string;
  kind: string;
  help: string;
  given: Given | undefined;
}

function HideRow({ id, row, words, kind, help, given }: RowProps) {
  const { t } = useView();
  const no = row + 1;
  return (
    <div class="more">
      <Problem id={id} given={given} />
      <div class="join">
        <div class="field">
          <label for={id}>{t('moderation.hide_words', { no })}</label>
          <input
            type="text"
            id={id}
            name="hide"
            value={words}
            aria-describedby={help}
            {...described(id, given)}
          />
        </div>
        <div class="field">
          <label for={`${id}-kind`}>{t('moderation.hide_kind', { no })}</label>
          <select id={`${id}-kind`} name="hide_kind">
            {redactionKinds.map((each) => (
              <option key={each} value={each} selected={each === kind}>
                {t(kindWords[each])}
              </option>
            ))}
          </select>
        </div>
      </div>
    </div>
  );
}
