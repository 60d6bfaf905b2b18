import type { Text } from '#shared/questionnaire/definition.ts';
import { useView } from '../http/view.ts';
import { formsOf, type Interpretation, textsOf } from './interpretation.ts';
import { formWords } from './policy-codes.ts';
import { OnlyChinese, Paragraphs, Said } from './said.tsx';

interface Props {
  content: Interpretation;
  /** Of the headings of its parts. */
  level: 2 | 3;
}

/** In which forms it explains, each a link to its part. */
export function InterpretationForms({ slug, content }: { slug: string; content: Interpretation }) {
  const { t, href } = useView();
  return (
    <nav class="np more" aria-label={t('policies.forms_nav')}>
      <ul class="row">
        {formsOf(content).map((form) => (
          <li key={form}>
            <a
              href={
                form === 'large_print' ? href(`/policies/${slug}/interpretation?type=large`) : `#form-${form}`
              }
            >
              {t(formWords[form])}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** All forms, one below the other. */
export function InterpretationParts({ content, level }: Props) {
  return (
    <div class="read stack more">
      <OnlyChinese texts={textsOf(content)} />
      <TextPart content={content} level={level} />
      <Answers content={content} level={level} />
      <Diagrams content={content} level={level} />
      <Recordings content={content} level={level} />
      <Videos content={content} level={level} />
    </div>
  );
}

function Heading({ level, id, children }: { level: 2 | 3 | 4; id?: string; children: string }) {
  const Tag = `h${level}` as const;
  return <Tag id={id}>{children}</Tag>;
}

/** The sequence of a good interpretation; what has nothing to say is left out. */
function TextPart({ content, level }: Props) {
  const { t } = useView();
  const part = (label: string, text: Text | undefined) =>
    text ? (
      <section>
        <Heading level={level}>{label}</Heading>
        <Paragraphs text={text} />
      </section>
    ) : null;
  return (
    <div class="stack" id="form-text">
      {part(t('policies.background'), content.background)}
      {part(t('policies.basis'), content.basis)}
      {part(t('policies.goals'), content.goals)}
      <section>
        <Heading level={level}>{t('policies.main_points')}</Heading>
        <ol>
          {content.main_points.map((point, at) => (
            <li key={at}>
              <Said text={point} />
            </li>
          ))}
        </ol>
      </section>
      {part(t('policies.scope'), content.scope)}
      {part(t('policies.who_benefits'), content.who_benefits)}
      {part(t('policies.what_changes'), content.what_changes)}
      {part(t('policies.how_to_get'), content.how_to_get)}
      {part(t('policies.contact'), content.contact)}
      {part(t('policies.keywords'), content.keywords)}
    </div>
  );
}

function Answers({ content: { faq }, level }: Props) {
  const { t } = useView();
  if (faq.length === 0) return null;
  return (
    <section id="form-faq">
      <Heading level={level}>{t('policies.faq')}</Heading>
      <dl class="stack">
        {faq.map(({ question, answer }, at) => (
          <div key={at}>
            <dt>
              <b>
                <Said text={question} />
              </b>
            </dt>
            <dd>
              <Paragraphs text={answer} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Diagrams({ content: { diagrams }, level }: Props) {
  const { t, say, href } = useView();
  if (diagrams.length === 0) return null;
  return (
    <section id="form-diagram" class="stack">
      <Heading level={level}>{t('policies.diagrams')}</Heading>
      {diagrams.map(({ title, file, alternative }) => (
        <figure key={file}>
          <img src={href(`/files/${file}`)} alt={say(title)} loading="lazy" />
          <figcaption>{say(title)}</figcaption>
          <details class="more">
            <summary>{t('policies.alternative')}</summary>
            <Paragraphs text={alternative} />
          </details>
        </figure>
      ))}
    </section>
  );
}

function Recordings({ content: { audio }, level }: Props) {
  const { t, say, href } = useView();
  if (audio.length === 0) return null;
  return (
    <section id="form-audio" class="stack">
      <Heading level={level}>{t('policies.audio')}</Heading>
      {audio.map(({ title, file, transcript }) => (
        <figure key={file}>
          <figcaption>{say(title)}</figcaption>
          {/* biome-ignore lint/a11y/useMediaCaption: what is heard stands below it, word by word. */}
          <audio controls preload="none" src={href(`/files/${file}`)} aria-label={say(title)} />
          <details class="more">
            <summary>{t('policies.transcript')}</summary>
            <Paragraphs text={transcript} />
          </details>
        </figure>
      ))}
    </section>
  );
}

function Videos({ content: { videos }, level }: Props) {
  const { t, say } = useView();
  if (videos.length === 0) return null;
  return (
    <section id="form-video" class="stack">
      <Heading level={level}>{t('policies.videos')}</Heading>
      {videos.map(({ title, address, text }) => (
        <div key={address}>
          <p>
            <a href={address} rel="external">
              {t('common.pair', { name: t('policies.watch'), value: say(title) })}
            </a>
          </p>
          <details class="more">
            <summary>{t('policies.video_text')}</summary>
            <Paragraphs text={text} />
          </details>
        </div>
      ))}
    </section>
  );
}
