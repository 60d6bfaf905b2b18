import type { Text } from '#shared/questionnaire/definition.ts';
import { ErratumWords, erratumTitle, kindWords } from '../http/erratum.tsx';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { ERRATUM_MAX, ERRATUM_MIN, type NoteProblem } from '../staff/retractions.ts';
import type { Published } from './published.ts';

export interface ErratumDraft {
  zh: string;
  en: string;
}

interface Props {
  found: Published;
  draft: ErratumDraft;
  problems: { [name in keyof ErratumDraft]?: NoteProblem };
}

const addressOf = ({ kind, id }: Published) => `/workspace/retractions/${kind}/${id}`;

/** The words that the public will read in its place. */
export function RetractionPage({ found, draft, problems }: Props) {
  const { t, say, href } = useView();
  const messages = new Map(
    Object.entries(problems).map(([name, problem]) => [
      name,
      t(problem === 'long' ? 'correcting.note_long' : 'correcting.note_short', {
        min: ERRATUM_MIN,
        max: ERRATUM_MAX,
      }),
    ]),
  );
  return (
    <WorkspaceFrame current="retractions">
      <ErrorSummary messages={messages} />
      <p class="sm">
        <a href={href('/workspace/retractions')}>{t('correcting.rail_retractions')}</a>
      </p>
      <h1>{t('correcting.pull_title')}</h1>
      <p class="lead">
        {t('common.pair', { name: t(kindWords[found.kind]), value: say(found.title) })}
        {found.no === undefined ? null : ` ${t('correcting.number', { no: found.no })}`}
      </p>
      <p class="note warn">{t('correcting.pull_help')}</p>
      <form class="sec stack read" method="post" action={href(addressOf(found))} novalidate>
        <NoteField name="zh" label={t('correcting.note_zh')} value={draft.zh} message={messages.get('zh')} />
        <NoteField name="en" label={t('correcting.note_en')} value={draft.en} message={messages.get('en')} />
        <p class="actions">
          <button class="btn" type="submit">
            {t('correcting.preview')}
          </button>
          <a href={href('/workspace/retractions')}>{t('correcting.leave')}</a>
        </p>
      </form>
    </WorkspaceFrame>
  );
}

interface NoteProps {
  name: 'zh' | 'en';
  label: string;
  value: string;
  message: string | undefined;
}

function NoteField({ name, label, value, message }: NoteProps) {
  const { t } = useView();
  return (
    <div class={message ? 'field item bad' : 'field more'}>
      <label for={name}>{label}</label>
      <p class="hint" id={`${name}-hint`}>
        {t(name === 'zh' ? 'correcting.note_hint' : 'correcting.note_hint_en')}
      </p>
      {message ? (
        <p class="err" id={`${name}-problem`}>
          {message}
        </p>
      ) : null}
      <textarea
        id={name}
        name={name}
        rows={5}
        maxLength={ERRATUM_MAX * 2}
        aria-describedby={message ? `${name}-hint ${name}-problem` : `${name}-hint`}
        aria-invalid={message ? 'true' : undefined}
      >
        {value}
      </textarea>
    </div>
  );
}

interface PreviewProps {
  found: Published;
  draft: ErratumDraft;
  note: Text;
}

/** What the public will read, before it does. */
export function RetractionPreviewPage({ found, draft, note }: PreviewProps) {
  const view = useView();
  const { t, href, officer, now } = view;
  const departmentName = officer?.department.name ?? note;
  const erratum = { ...found, note, departmentName, at: now };
  return (
    <WorkspaceFrame current="retractions">
      <h1>{t('correcting.preview_title')}</h1>
      <p class="note warn">{t('correcting.preview_help')}</p>
      <section class="card stack read" aria-labelledby="as-shown">
        <h2 id="as-shown">{erratumTitle(view, erratum)}</h2>
        <ErratumWords erratum={erratum} />
      </section>
      <form class="sec" method="post" action={href(addressOf(found))}>
        <input type="hidden" name="zh" value={draft.zh} />
        <input type="hidden" name="en" value={draft.en} />
        <p class="actions">
          <button class="btn" type="submit" name="act" value="pull">
            {t('correcting.pull_now')}
          </button>
          <button class="btn alt" type="submit" name="act" value="change">
            {t('correcting.change_words')}
          </button>
        </p>
      </form>
    </WorkspaceFrame>
  );
}
