import { sayTime } from '#shared/text/dates.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import { ErrorSummary } from '../../http/error-summary.tsx';
import { useView } from '../../http/view.ts';
import { WorkspaceFrame } from '../../http/workspace-frame.tsx';
import type { Questionnaire } from '../../questionnaires/questionnaires.ts';
import { type MicrodataRequest, openUntil, stateOf } from '../microdata.ts';
import { exportsPath } from './exports-page.tsx';
import { kindWords, stateWords } from './microdata-words.ts';
import type { Coarsened } from './public-use.ts';

interface Props {
  questionnaire: Questionnaire;
  request: MicrodataRequest;
  /** The officer is the second person. */
  decides: boolean;
  /** The officer asked, and may take the files now. */
  takes: boolean;
  /** Of a public-use file that may be taken. */
  coarsened: Coarsened | undefined;
  /** Items that the file leaves out. */
  leftOut: string[];
  draft: string;
  problems: ReadonlyMap<string, string>;
}

/** A request for answers one by one: what is asked for, what somebody decided, and the files while they may be taken. */
export function MicrodataPage(props: Props) {
  const { questionnaire, request, decides, takes, problems } = props;
  const { t, say, href, now, language } = useView();
  const { decision, taken, purpose, kind } = request;
  const base = exportsPath(questionnaire.slug);
  const state = stateOf(request, now);
  return (
    <WorkspaceFrame current="questionnaires">
      <ErrorSummary messages={problems} />
      <p class="sm">
        <a href={href(base)}>{t('exporting.heading')}</a>
      </p>
      <h1>{t(kindWords[kind])}</h1>
      <p>
        <span class="tag">{t(stateWords[state])}</span> {say(questionnaire.live.definition.title)}
      </p>
      <dl class="check more">
        <div>
          <dt>{t('exporting.asked_by')}</dt>
          <dd>
            {say(request.officerTitle)} {sayTime(request.askedAt, language)}
          </dd>
        </div>
        <div>
          <dt>{t('exporting.purpose')}</dt>
          <dd class="words">{purpose}</dd>
        </div>
        {decision ? (
          <div>
            <dt>{t(decision.agreed ? 'exporting.agreed_by' : 'exporting.refused_by')}</dt>
            <dd class="words">
              {say(decision.title)} {sayTime(decision.at, language)} {decision.note}
            </dd>
          </div>
        ) : null}
        {taken ? (
          <div>
            <dt>{t('exporting.taken_first')}</dt>
            <dd class="words">
              {sayTime(taken.at, language)} {`sha256:${taken.sha256}`}
            </dd>
          </div>
        ) : null}
      </dl>
      <Rules {...props} />
      {takes ? <Files {...props} /> : null}
      {takes && decision ? (
        <p class="sm dim">{t('exporting.open_until', { time: sayTime(openUntil(decision), language) })}</p>
      ) : null}
      {decides && state === 'waiting' ? <Decision {...props} /> : null}
    </WorkspaceFrame>
  );
}

/** What the files hold, what they do not, and what may not be done with them. */
function Rules({ request: { kind }, leftOut, coarsened }: Props) {
  const { t } = useView();
  return (
    <section class="sec read" aria-labelledby="holds">
      <h2 id="holds">{t('exporting.holds')}</h2>
      <ul>
        <li>{t('exporting.holds_no_person')}</li>
        <li>{t('exporting.holds_no_text')}</li>
        <li>{t(kind === 'microdata' ? 'exporting.holds_week' : 'exporting.holds_coarse')}</li>
        {leftOut.length > 0 ? (
          <li>{t('exporting.holds_left_out', { items: leftOut.join(t('results.comma')) })}</li>
        ) : null}
        <li>{t('exporting.holds_order')}</li>
      </ul>
      <h2>{t('exporting.may_not')}</h2>
      <ul>
        <li>{t('exporting.may_not_find')}</li>
        <li>{t('exporting.may_not_join')}</li>
        <li>{t('exporting.may_not_pass')}</li>
        <li>{t('exporting.may_not_publish')}</li>
        <li>{t('exporting.may_not_keep')}</li>
      </ul>
      {coarsened ? <Blanked coarsened={coarsened} /> : null}
    </section>
  );
}

function Blanked({ coarsened: { whole, values, rows } }: { coarsened: Coarsened }) {
  const { t } = useView();
  return (
    <>
      <h2>{t('exporting.blanked')}</h2>
      <ul>
        <li>{t('exporting.blanked_rows', { n: sayNumber(rows) })}</li>
        {whole.length > 0 ? (
          <li>{t('exporting.blanked_whole', { columns: whole.join(t('results.comma')) })}</li>
        ) : null}
        {values.map(({ column, rows: n }) => (
          <li key={column}>{t('exporting.blanked_values', { column, n: sayNumber(n) })}</li>
        ))}
        {whole.length + values.length === 0 ? <li>{t('exporting.blanked_none')}</li> : null}
      </ul>
    </>
  );
}

function Files({ questionnaire, request: { id, kind } }: Props) {
  const { t, href } = useView();
  const base = exportsPath(questionnaire.slug);
  const own = `${base}/requests/${id}`;
  const of = `?file=${kind}`;
  return (
    <section class="sec" aria-labelledby="files">
      <h2 id="files">{t('exporting.files')}</h2>
      <p class="dim read">{t('exporting.files_help')}</p>
      <p class="row">
        <a class="btn" href={href(`${own}/codes.csv`)}>
          {t('exporting.file_codes')}
        </a>
        <a class="btn alt" href={href(`${own}/labels.csv`)}>
          {t('exporting.file_labels')}
        </a>
        <a class="btn alt" href={href(`${own}/answers.xlsx`)}>
          {t('exporting.file_workbook')}
        </a>
        <a class="btn alt" href={href(`${own}/answers.json`)}>
          {t('exporting.file_json')}
        </a>
      </p>
      <p class="row">
        <a href={href(`${base}/codebook.csv${of}`)}>{t('exporting.codebook_csv')}</a>
        <a href={href(`${base}/read.R${of}`)}>{t('exporting.file_r')}</a>
        <a href={href(`${base}/read.sps${of}`)}>{t('exporting.file_spss')}</a>
      </p>
    </section>
  );
}

function Decision({ questionnaire, request: { id }, draft, problems }: Props) {
  const { t, href } = useView();
  const message = problems.get('note');
  return (
    <form
      class="sec stack read work"
      method="post"
      action={href(`${exportsPath(questionnaire.slug)}/requests/${id}/decision`)}
      novalidate
    >
      <h2>{t('exporting.decide')}</h2>
      <p class="note">{t('exporting.decide_help')}</p>
      <div class={message ? 'field item bad' : 'field more'}>
        <label for="note">{t('exporting.decide_note')}</label>
        {message ? (
          <p class="err" id="note-problem">
            {message}
          </p>
        ) : null}
        <textarea
          id="note"
          name="note"
          rows={3}
          {...(message ? { 'aria-invalid': 'true', 'aria-describedby': 'note-problem' } : {})}
        >
          {draft}
        </textarea>
      </div>
      <p class="actions">
        <button class="btn" type="submit" name="agreed" value="yes">
          {t('exporting.agree')}
        </button>
        <button class="btn alt" type="submit" name="agreed" value="no">
          {t('exporting.refuse')}
        </button>
      </p>
    </form>
  );
}
