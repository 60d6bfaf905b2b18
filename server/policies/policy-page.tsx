import { sayDay } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import type { PublishedPiece } from '../pieces/published.ts';
import { dueOn } from './duties.ts';
import { InterpretationForms, InterpretationParts } from './interpretation-parts.tsx';
import type { PolicyStanding } from './policies.ts';
import type { Policy } from './policy.ts';
import { Marks, StatusMark } from './policy-mark.tsx';
import { PolicyTemplate } from './policy-template.tsx';
import { OnlyChinese, Paragraphs } from './said.tsx';

interface Props {
  piece: PublishedPiece<Policy>;
  standing: PolicyStanding;
}

/** A document with the one template, what it says, how it is explained, and what stands before and after it. */
export function PolicyPage({ piece, standing }: Props) {
  const { t, say, language } = useView();
  const { content } = piece;
  const { status } = standing;
  return (
    <article>
      <p class="row sm">
        <StatusMark status={status} />
        <span class="dim">
          {say(content.issuer)} · {sayDay(content.published_on, language)}
        </span>
      </p>
      <h1 class="read">{say(content.title)}</h1>
      <p class="lead read">{say(content.one_line)}</p>
      {content.marks.length > 0 ? (
        <p class="row more">
          <Marks marks={content.marks} />
        </p>
      ) : null}
      <StatusNote content={content} standing={standing} />
      <PolicyTemplate content={content} status={status} />
      <section class="sec read" aria-labelledby="body">
        <h2 id="body">{t('policies.body')}</h2>
        <OnlyChinese texts={[content.body]} />
        <div class="law stack">
          <Paragraphs text={content.body} />
        </div>
      </section>
      <Attachments content={content} />
      <Interpreted piece={piece} standing={standing} />
      <Before content={content} standing={standing} />
    </article>
  );
}

/** Where it does not simply hold, that stands in front. */
function StatusNote({ content, standing }: { content: Policy; standing: PolicyStanding }) {
  const { t, language } = useView();
  const { status, repealedFrom = '', replacedBy } = standing;
  const day = (given: string) => ({ day: sayDay(given, language) });
  const links = (label: string) =>
    replacedBy.length > 0 ? (
      <>
        <p>{label}</p>
        <PolicyLinks policies={replacedBy} />
      </>
    ) : null;
  if (status === 'repealed')
    return (
      <aside class="note stop more" aria-label={t('policies.status')}>
        <p>
          <b>{t('policies.repealed_note', day(repealedFrom))}</b>
        </p>
        {links(t('policies.replaced_by'))}
      </aside>
    );
  const later = links(t('policies.replaced_later', day(repealedFrom || content.effective)));
  const words = {
    in_force: undefined,
    not_yet: t('policies.coming_note', day(content.effective)),
    expired: t('policies.expired_note', day(content.expires ?? content.effective)),
    expires_soon: t('policies.soon_note', day(content.expires ?? content.effective)),
  }[status];
  return words || later ? (
    <aside class="note warn more" aria-label={t('policies.status')}>
      {words ? <p>{words}</p> : null}
      {later}
    </aside>
  ) : null;
}

function PolicyLinks({ policies }: { policies: readonly PublishedPiece<Policy>[] }) {
  const { say, href } = useView();
  return (
    <ul>
      {policies.map(({ slug, content }) => (
        <li key={slug}>
          <a href={href(`/policies/${slug}`)}>{say(content.title)}</a>
        </li>
      ))}
    </ul>
  );
}

function Attachments({ content: { attachments } }: { content: Policy }) {
  const { t, say, href } = useView();
  if (attachments.length === 0) return null;
  return (
    <section class="sec" aria-labelledby="attachments">
      <h2 id="attachments">{t('policies.attachments')}</h2>
      <ul>
        {attachments.map(({ title, file }) => (
          <li key={file}>
            <a href={href(`/files/${file}`)}>{say(title)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Interpreted({ piece: { slug, content }, standing: { interpretation } }: Props) {
  const { t, href, language } = useView();
  return (
    <section class="sec" aria-labelledby="interpretation">
      <h2 id="interpretation">{t('policies.interpretation')}</h2>
      {interpretation ? (
        <>
          <p class="row sm">
            <span class="dim">
              {t('policies.interpretation_day', {
                day: sayDay(interpretation.content.published_on, language),
              })}
            </span>
            <a class="np" href={href(`/policies/${slug}/interpretation`)}>
              {t('policies.interpretation_page')}
            </a>
          </p>
          <InterpretationForms slug={slug} content={interpretation.content} />
          <InterpretationParts content={interpretation.content} level={3} />
        </>
      ) : (
        <p class="empty">
          {t('policies.no_interpretation_due', { day: sayDay(dueOn(content.published_on), language) })}
        </p>
      )}
    </section>
  );
}

function Before({
  content: { consultation },
  standing: { replaces },
}: {
  content: Policy;
  standing: PolicyStanding;
}) {
  const { t, href } = useView();
  return (
    <>
      {replaces.length > 0 ? (
        <section class="sec" aria-labelledby="replaced">
          <h2 id="replaced">{t('policies.replaced_old')}</h2>
          <PolicyLinks policies={replaces} />
        </section>
      ) : null}
      {consultation ? (
        <section class="sec" aria-labelledby="asked">
          <h2 id="asked">{t('policies.from_consultation')}</h2>
          <ul>
            <li>
              <a href={href(`/consultations/${consultation}`)}>{t('policies.see_consultation')}</a>
            </li>
            <li>
              <a href={href(`/consultations/${consultation}/outcome`)}>{t('policies.see_outcome')}</a>
            </li>
          </ul>
        </section>
      ) : null}
    </>
  );
}
