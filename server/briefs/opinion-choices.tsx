import { partyWords, stanceWords } from '#shared/term-words.ts';
import { useView } from '../http/view.ts';
import { disputesOf, quotable } from './accounts.ts';
import { disputeValue, quoteValue } from './brief-form.ts';
import { sayQuote } from './brief-words.ts';
import { type BriefContent, most } from './content.ts';
import type { Reading } from './snapshot.ts';

interface Props {
  content: BriefContent;
  reading: Reading;
}

/** The disputes and quotes of the consultations that the brief rests on. */
export function OpinionChoices({ content, reading }: Props) {
  const view = useView();
  const { t, say } = view;
  const disputes = reading.accounts.flatMap(disputesOf);
  const quotes = reading.accounts.flatMap(quotable);
  const chosenDisputes = new Set(content.disputes.map(disputeValue));
  const chosenQuotes = new Set(content.quotes.map(quoteValue));
  return (
    <>
      {disputes.length > 0 ? (
        <Choices
          name="dispute"
          id="disputes"
          legend={t('briefs.disputes')}
          help={t('briefs.disputes_help', { n: most.disputes })}
          options={disputes.map((each) => ({
            value: disputeValue(each),
            checked: chosenDisputes.has(disputeValue(each)),
            words: t('briefs.dispute_option', {
              clause: each.label ? say(each.label) : t('briefs.whole_draft'),
              title: each.titles[0] ? say(each.titles[0]) : '',
              support: each.support,
              amend: each.amend,
              oppose: each.oppose,
            }),
          }))}
        />
      ) : null}
      {quotes.length === 0 && disputes.length > 0 ? <p class="note">{t('briefs.no_quotes_yet')}</p> : null}
      {quotes.length > 0 ? (
        <Choices
          name="quote"
          id="quotes"
          legend={t('briefs.quotes')}
          help={t('briefs.quotes_help', { n: most.quotes })}
          options={quotes.map((each) => ({
            value: quoteValue(each),
            checked: chosenQuotes.has(quoteValue(each)),
            words: t('briefs.quote_option', {
              stance: t(stanceWords[each.quote.stance]),
              party: t(partyWords[each.quote.party.kind]),
              words: sayQuote(view, each),
            }),
          }))}
        />
      ) : null}
    </>
  );
}

interface ChoicesProps {
  name: string;
  id: string;
  legend: string;
  help: string;
  options: { value: string; words: string; checked: boolean }[];
}

function Choices({ name, id, legend, help, options }: ChoicesProps) {
  return (
    <fieldset class="sec" id={id}>
      <legend>{legend}</legend>
      <p class="hint">{help}</p>
      <div class="opts">
        {options.map(({ value, words, checked }, at) => (
          <label class="opt" key={value} for={`${name}-${at}`}>
            <input type="checkbox" id={`${name}-${at}`} name={name} value={value} checked={checked} />
            <span>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
