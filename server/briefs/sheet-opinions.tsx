import type { ComponentChildren } from 'preact';
import { partyWords, stanceWords } from '#shared/term-words.ts';
import type { Quote } from '../dispositions/quotes.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import type { Dispute, FrozenQuote } from './accounts.ts';
import { OutcomeMark, Shown } from './sheet-words.tsx';

/** Where opinions part, with what was said on either side. */
export function Disputes({ disputes }: { disputes: Dispute[] }) {
  const { t } = useView();
  if (disputes.length === 0) return null;
  const numbers = [t('briefs.for'), t('briefs.amend'), t('briefs.against')];
  return (
    <section class="sec">
      <h2 id="disputes">{t('briefs.disputes')}</h2>
      <ScrollingTable
        labelledBy="disputes"
        columns={[t('briefs.clause'), t('briefs.dispute'), ...numbers, t('briefs.handling')]}
        numbers={numbers}
      >
        {disputes.map((each) => (
          <Row key={each.consultation + each.clause} dispute={each} />
        ))}
      </ScrollingTable>
    </section>
  );
}

function Row({ dispute }: { dispute: Dispute }) {
  const { t, say } = useView();
  const { label, titles, quoted } = dispute;
  const [title] = titles;
  return (
    <tr>
      <th scope="row">{label ? say(label) : t('briefs.whole_draft')}</th>
      <td>
        {title ? say(title) : null}
        {quoted.for ? <Spoken quote={quoted.for}>{t('briefs.said_for')}</Spoken> : null}
        {quoted.against ? <Spoken quote={quoted.against}>{t('briefs.said_against')}</Spoken> : null}
      </td>
      <td class="r">{dispute.support}</td>
      <td class="r">{dispute.amend}</td>
      <td class="r">{dispute.oppose}</td>
      <td>
        {dispute.handling
          .map(({ outcome }) => outcome)
          .filter(unlikeEarlier)
          .map((outcome) => (
            <OutcomeMark key={outcome} outcome={outcome} />
          ))}
      </td>
    </tr>
  );
}

const unlikeEarlier = <T,>(each: T, at: number, all: T[]): boolean => all.indexOf(each) === at;

function Spoken({ quote, children }: { quote: Quote; children: ComponentChildren }) {
  const { language } = useView();
  return (
    <span class="quoted sm dim">
      {children}
      <q lang={quote.language === language ? undefined : quote.language}>
        <Shown pieces={quote.text} />
      </q>
    </span>
  );
}

/** Comments word for word, by the kind of who wrote them; never a person’s name. */
export function InOwnWords({ quotes }: { quotes: FrozenQuote[] }) {
  const { t, language } = useView();
  if (quotes.length === 0) return null;
  return (
    <ul class="plain points">
      {quotes.map(({ consultation, group, comment, quote }) => (
        <li class="say" key={`${consultation}-${group}-${comment}`}>
          <q lang={quote.language === language ? undefined : quote.language}>
            <Shown pieces={quote.text} />
          </q>{' '}
          <span class="dim">
            {t(stanceWords[quote.stance])}
            {t('briefs.comma')}
            {quote.party.name ? <Shown pieces={quote.party.name} /> : t(partyWords[quote.party.kind])}
          </span>
        </li>
      ))}
    </ul>
  );
}
