import type { ComponentChildren } from 'preact';
import { sayTime } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import { type FrozenQuote, isWeighty } from './accounts.ts';
import { partWords } from './brief-words.ts';
import { type Part, roomOf } from './content.ts';
import { Points } from './points.tsx';
import { Answered } from './sheet-answered.tsx';
import { Disputes, InOwnWords } from './sheet-opinions.tsx';
import { Sources } from './sheet-sources.tsx';
import type { BriefSnapshot } from './snapshot.ts';

export interface SheetProps {
  snapshot: BriefSnapshot;
  /** Undefined for a draft. */
  issue: { no: number; hash: string; signedAt: Date | undefined } | undefined;
  /** The page’s own address, whole, and its picture for a telephone. */
  link: { path: string; address: string; qr: string } | undefined;
  /** Where a figure is looked up. */
  figureAddress(no: number): string | undefined;
}

/** Words of the parts from which the sheet is set smaller, so that it stays on one page. */
const MANY = 620;

/** 公众意见摘要: one A4, disputes first, the source of every number beside it. */
export function BriefSheet(props: SheetProps) {
  const { snapshot, figureAddress } = props;
  const view = useView();
  const { say } = view;
  const written = Object.values(snapshot.parts).reduce((sum, text) => sum + roomOf(say(text)), 0);
  const many = written + snapshot.disputes.length * 60 + snapshot.quotes.length * 40 > MANY;
  const { dissent } = snapshot.parts;
  const others = snapshot.quotes.filter((quote) => !isWeighty(quote));
  const part = (name: Part) => <PartOfSheet name={name} {...{ snapshot, figureAddress }} />;
  return (
    <article class={many ? 'brief dense' : 'brief'} aria-labelledby="brief-title">
      <Head {...props} />
      <h1 id="brief-title">{say(snapshot.title)}</h1>
      <p class="lead">{say(snapshot.lead)}</p>
      <Answered snapshot={snapshot} figureAddress={figureAddress} />
      <Disputes disputes={snapshot.disputes} />
      {part('findings')}
      <div class="cols even">
        {part('differences')}
        {part('minority')}
      </div>
      <div class="cols even">
        <Quoting title={view.t(partWords.dissent)} quotes={snapshot.quotes.filter(isWeighty)}>
          {dissent ? <Points words={say(dissent)} address={figureAddress} /> : null}
        </Quoting>
        <Quoting title={view.t('briefs.verbatim')} quotes={others} />
      </div>
      <div class="cols even">
        {part('risks')}
        {part('requests')}
      </div>
      <Sources {...props} />
    </article>
  );
}

interface QuotingProps {
  title: string;
  quotes: FrozenQuote[];
  children?: ComponentChildren;
}

/** A part with comments word for word; left out where there is nothing of it. */
function Quoting({ title, quotes, children }: QuotingProps) {
  if (quotes.length === 0 && !children) return null;
  return (
    <section class="sec">
      <h2>{title}</h2>
      {children}
      <InOwnWords quotes={quotes} />
    </section>
  );
}

function Head({ snapshot, issue }: SheetProps) {
  const { t, say, language } = useView();
  return (
    <p class="row sm dim">
      <b>{t('briefs.kind')}</b>
      <span>{say(snapshot.department)}</span>
      <span>
        {issue
          ? `${t('briefs.issue', { no: issue.no })}${t('briefs.comma')}${
              issue.signedAt
                ? t('briefs.signed_on', { time: sayTime(issue.signedAt, language) })
                : t('briefs.not_signed')
            }`
          : t('briefs.draft')}
      </span>
      <span>{t('briefs.counted_until', { time: sayTime(new Date(snapshot.counted_until), language) })}</span>
      {snapshot.internal ? <b class="tag">{t('briefs.internal')}</b> : <span>{t('briefs.all_public')}</span>}
    </p>
  );
}

interface PartProps extends Pick<SheetProps, 'snapshot' | 'figureAddress'> {
  name: Part;
}

function PartOfSheet({ name, snapshot, figureAddress }: PartProps) {
  const { t, say } = useView();
  const text = snapshot.parts[name];
  if (!text || say(text) === '') return null;
  return (
    <section class="sec">
      <h2>{t(partWords[name])}</h2>
      <Points words={say(text)} address={figureAddress} />
    </section>
  );
}
