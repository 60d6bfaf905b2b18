import { sayTime } from '#shared/text/dates.ts';
import { ErrorSummary } from '../../http/error-summary.tsx';
import { useView } from '../../http/view.ts';
import { WorkspaceFrame } from '../../http/workspace-frame.tsx';
import type { Questionnaire } from '../../questionnaires/questionnaires.ts';
import { type MicrodataKind, type MicrodataRequest, microdataKinds, stateOf } from '../microdata.ts';
import { kindWords, stateWords } from './microdata-words.ts';

export const exportsPath = (slug: string) => `/workspace/questionnaires/${slug}/exports`;

interface Props {
  questionnaire: Questionnaire;
  requests: MicrodataRequest[];
  /** The officer may ask for answers one by one, now or once the last answer is in. */
  asks: 'now' | 'later' | 'never';
  draft: { kind: MicrodataKind; purpose: string };
  problems: ReadonlyMap<string, string>;
}

/** Data and tables to take away, from what everybody of the department may have to what a second person must agree to. */
export function ExportsPage(props: Props) {
  const { questionnaire, problems } = props;
  const { t, say, href } = useView();
  const { slug, live } = questionnaire;
  const base = exportsPath(slug);
  return (
    <WorkspaceFrame current="questionnaires">
      <ErrorSummary messages={problems} />
      <p class="sm">
        <a href={href(`/workspace/questionnaires/${slug}`)}>{say(live.definition.title)}</a>
      </p>
      <h1>{t('exporting.heading')}</h1>
      <section class="sec" aria-labelledby="tables">
        <h2 id="tables">{t('exporting.tables')}</h2>
        <p class="dim read">{t('exporting.tables_help')}</p>
        <p class="row">
          <a class="btn" href={href(`${base}/table`)}>
            {t('exporting.table_print')}
          </a>
          <a class="btn alt" href={href(`${base}/table.xlsx`)}>
            {t('exporting.download_xlsx')}
          </a>
        </p>
      </section>
      <section class="sec" aria-labelledby="codebook">
        <h2 id="codebook">{t('exporting.sheet_codebook')}</h2>
        <p class="dim read">{t('exporting.codebook_help')}</p>
        <p class="row">
          <a class="btn alt" href={href(`${base}/codebook.xlsx`)}>
            {t('exporting.codebook_xlsx')}
          </a>
          <a class="btn alt" href={href(`${base}/codebook.csv`)}>
            {t('exporting.codebook_csv')}
          </a>
          <a class="btn alt" href={href(`${base}/codebook.json`)}>
            {t('exporting.codebook_json')}
          </a>
          <a href={href(`${base}/read.R`)}>{t('exporting.file_r')}</a>
          <a href={href(`${base}/read.sps`)}>{t('exporting.file_spss')}</a>
          {live.definition.weighting ? (
            <a href={href(`${base}/margins.json`)}>{t('exporting.file_margins')}</a>
          ) : null}
        </p>
      </section>
      <Microdata {...props} />
    </WorkspaceFrame>
  );
}

function Microdata(props: Props) {
  const { questionnaire, requests, asks } = props;
  const { t, say, href, now, language } = useView();
  const base = exportsPath(questionnaire.slug);
  return (
    <section class="sec" aria-labelledby="microdata">
      <h2 id="microdata">{t('exporting.microdata')}</h2>
      <p class="dim read">{t('exporting.microdata_help')}</p>
      {requests.length === 0 ? (
        <p class="empty">{t('exporting.requests_none')}</p>
      ) : (
        <ul class="plain lines">
          {requests.map((request) => (
            <li key={request.id}>
              <a href={href(`${base}/requests/${request.id}`)}>
                {t('exporting.request_of', {
                  kind: t(kindWords[request.kind]),
                  time: sayTime(request.askedAt, language),
                })}
              </a>{' '}
              <span class="tag">{t(stateWords[stateOf(request, now)])}</span> {say(request.officerTitle)}
            </li>
          ))}
        </ul>
      )}
      {asks === 'now' ? <Ask {...props} /> : null}
      {asks === 'later' ? <p class="note">{t('exporting.ask_later')}</p> : null}
      {asks === 'never' ? <p class="note">{t('exporting.ask_analyst')}</p> : null}
    </section>
  );
}

function Ask({ questionnaire, draft, problems }: Props) {
  const { t, href } = useView();
  const message = problems.get('purpose');
  return (
    <form
      class="stack read work"
      method="post"
      action={href(`${exportsPath(questionnaire.slug)}/requests`)}
      novalidate
    >
      <h3>{t('exporting.ask')}</h3>
      <fieldset class="field">
        <legend>{t('exporting.ask_kind')}</legend>
        <div class="opts">
          {microdataKinds.map((kind) => (
            <label key={kind} class="opt">
              <input type="radio" name="kind" value={kind} checked={draft.kind === kind} />
              <span>{t(kind === 'microdata' ? 'exporting.ask_microdata' : 'exporting.ask_public_use')}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div class={message ? 'field item bad' : 'field more'}>
        <label for="purpose">{t('exporting.ask_purpose')}</label>
        {message ? (
          <p class="err" id="purpose-problem">
            {message}
          </p>
        ) : null}
        <textarea
          id="purpose"
          name="purpose"
          rows={3}
          {...(message ? { 'aria-invalid': 'true', 'aria-describedby': 'purpose-problem' } : {})}
        >
          {draft.purpose}
        </textarea>
      </div>
      <p class="actions">
        <button class="btn" type="submit">
          {t('exporting.ask_send')}
        </button>
      </p>
    </form>
  );
}
