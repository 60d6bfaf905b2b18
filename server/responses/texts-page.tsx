import { sayNumber } from '#shared/text/numbers.ts';
import { findPersonalInformation } from '#shared/text/personal-information.ts';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import type { ProfileGroups } from '../results/profile-groups.ts';
import type { Keywords } from './keywords.ts';
import type { TextField } from './text-fields.ts';
import type { Reading, ReadTexts, Withheld } from './texts.ts';
import { fieldWords, textsAddress } from './texts-request.ts';

interface Props {
  questionnaire: Questionnaire;
  /** What the officer may read. */
  fields: TextField[];
  groups: ProfileGroups[];
  reading: Reading | undefined;
  /** Undefined where nothing was asked for, or what was asked for is withheld. */
  read: ReadTexts | undefined;
  refusal: Withheld | undefined;
  /** The words that most of the texts hold. */
  keywords: Keywords | undefined;
}

/** What respondents wrote in their own words, one item at a time, beside nothing else of their answers. */
export function TextsPage(props: Props) {
  const { t, say, href } = useView();
  const { slug, live } = props.questionnaire;
  return (
    <WorkspaceFrame current="questionnaires">
      <p class="sm">
        <a href={href(`/workspace/questionnaires/${slug}`)}>{say(live.definition.title)}</a>
      </p>
      <h1>{t('texts.heading')}</h1>
      <Chooser {...props} />
      {props.reading ? <List {...props} reading={props.reading} /> : null}
      <p class="sm dim sec">{t('texts.rules')}</p>
    </WorkspaceFrame>
  );
}

function Chooser({ questionnaire, fields, groups, reading }: Props) {
  const view = useView();
  const { t, say, href } = view;
  const chosen = reading?.group && `${reading.group.item}:${reading.group.value}`;
  return (
    <form class="filters field" method="get" action={href(textsAddress(questionnaire.slug, {}))}>
      <div>
        <label for="item">{t('texts.which_item')}</label>
        <select id="item" name="item">
          {fields.map((field) => (
            <option key={field.field} value={field.field} selected={field.field === reading?.field}>
              {fieldWords(view, field)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="group">{t('texts.which_group')}</label>
        <select id="group" name="group">
          <option value="">{t('texts.everybody')}</option>
          {groups.map(({ code, no, label, values }) => (
            <optgroup key={code} label={t('texts.numbered', { no, item: say(label) })}>
              {values.map((value) => (
                <option
                  key={value.code}
                  value={`${code}:${value.code}`}
                  selected={`${code}:${value.code}` === chosen}
                >
                  {say(value.text)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <div>
        <label for="q">{t('texts.search')}</label>
        <input id="q" name="q" type="search" maxlength={100} value={reading?.words} autocomplete="off" />
      </div>
      <button class="btn" type="submit">
        {t('texts.show')}
      </button>
    </form>
  );
}

function List({ questionnaire, fields, reading, read, refusal, keywords }: Props & { reading: Reading }) {
  const view = useView();
  const { t, href } = view;
  const field = fields.find((each) => each.field === reading.field);
  const marked = read?.texts.map(markedPieces) ?? [];
  return (
    <section class="sec" aria-labelledby="texts">
      <h2 id="texts">{field ? fieldWords(view, field) : null}</h2>
      {read ? <Counted reading={reading} read={read} /> : null}
      {keywords && keywords.words.length > 0 ? (
        <KeywordList slug={questionnaire.slug} reading={reading} keywords={keywords} />
      ) : null}
      {marked.some((pieces) => pieces.some(({ personal }) => personal)) ? (
        <p class="sm">{t('texts.marked')}</p>
      ) : null}
      {marked.length > 0 ? (
        <ul class="plain lines texts">
          {marked.map((pieces, at) => (
            <li key={at}>
              {pieces.map(({ text, personal }, piece) => (personal ? <mark key={piece}>{text}</mark> : text))}
            </li>
          ))}
        </ul>
      ) : (
        <p class="empty">{t(emptyKey(reading, refusal))}</p>
      )}
      {read?.next ? (
        <nav class="pager" aria-label={t('texts.pages')}>
          <a href={href(textsAddress(questionnaire.slug, reading, read.next))}>{t('texts.next')}</a>
        </nav>
      ) : null}
    </section>
  );
}

function emptyKey({ words, group }: Reading, refusal: Withheld | undefined) {
  if (refusal) return refusal === 'small' ? 'texts.withheld' : 'texts.withheld_second';
  return words || group ? 'texts.none_found' : 'texts.none';
}

function Counted({ reading, read }: { reading: Reading; read: ReadTexts }) {
  const { t } = useView();
  const filtered = reading.words !== '' || reading.group !== undefined;
  return (
    <p>
      {t('texts.written', { count: read.all, n: sayNumber(read.all) })}
      {filtered ? t('texts.of_them', { count: read.matching, n: sayNumber(read.matching) }) : null}
    </p>
  );
}

interface KeywordListProps {
  slug: string;
  reading: Reading;
  keywords: Keywords;
}

/** Words that many texts hold, each with the way to the texts that hold it. */
function KeywordList({ slug, reading, keywords: { words, read } }: KeywordListProps) {
  const { t, href } = useView();
  return (
    <section class="more" aria-labelledby="keywords">
      <h3 id="keywords">{t('texts.keywords')}</h3>
      <ul class="plain row keywords">
        {words.map(({ word, n }) => (
          <li key={word}>
            <a
              href={href(textsAddress(slug, { ...reading, words: word }))}
              aria-current={word === reading.words ? 'true' : undefined}
            >
              {t('texts.keyword', { word, n: sayNumber(n) })}
            </a>
          </li>
        ))}
      </ul>
      <p class="sm dim">{t('texts.keywords_of', { count: read, n: sayNumber(read) })}</p>
    </section>
  );
}

/** A text in pieces, so that what looks like personal information stands out. */
function markedPieces(text: string): { text: string; personal: boolean }[] {
  const points = [...text];
  const piece = (start: number, end: number | undefined, personal: boolean) => ({
    text: points.slice(start, end).join(''),
    personal,
  });
  let at = 0;
  const pieces = findPersonalInformation(text).flatMap(({ start, end }) => {
    const before = piece(at, start, false);
    at = end;
    return [before, piece(start, end, true)];
  });
  return [...pieces, piece(at, undefined, false)].filter((each) => each.text !== '');
}
