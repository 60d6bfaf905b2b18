import type { ComponentChildren } from 'preact';
import { KeyHint, keyed } from '../http/desk-keys.tsx';
import { useView } from '../http/view.ts';
import { can } from '../staff/roles.ts';
import { Wrong } from './asking-page.tsx';
import { putRules } from './put-rules.ts';
import { personalIn } from './question-body.ts';
import type { QuestionPageProps } from './question-page.tsx';

/** What this officer can do with the question now. */
export function QuestionActs(props: QuestionPageProps) {
  const { t, say } = useView();
  const { desk, question, officer } = props;
  const { departmentId } = desk.interview;
  const { state, rule } = question;
  const moderates = can(officer, 'release-comments', departmentId) && state !== 'withdrawn';
  const put = state === 'released' || state === 'answered';
  return (
    <section class="stack" aria-labelledby="acts">
      <h2 id="acts">{t('moderation.acts')}</h2>
      {rule ? (
        <p class="note">
          {t('interviews.withheld_under', { rule: say(rule.title), basis: say(rule.basis) })}
        </p>
      ) : null}
      {moderates && state === 'received' ? <Decision {...props} /> : null}
      {put ? <Answer {...props} moderates={moderates} /> : null}
      {moderates && state === 'released' ? (
        <ActForm {...props} to="decision" act="place">
          <p class="actions">
            <button class="btn alt" type="submit" name="to" value="first" {...keyed('F')}>
              {t('interviews.put_first')} <KeyHint k="F" />
            </button>
            <button class="btn alt" type="submit" name="to" value="last">
              {t('interviews.put_last')}
            </button>
          </p>
        </ActForm>
      ) : null}
      {moderates && state !== 'received' ? (
        <ActForm {...props} to="decision" act="reopen">
          <p class="sm dim">{t('interviews.reopen_help')}</p>
          <button class="btn alt" type="submit" {...keyed('Z')}>
            {t('interviews.act_reopen')} <KeyHint k="Z" />
          </button>
        </ActForm>
      ) : null}
    </section>
  );
}

interface ActFormProps extends QuestionPageProps {
  to: 'decision' | 'answer' | 'publication';
  act?: string;
  children: ComponentChildren;
}

function ActForm({ desk, question, to, act, children }: ActFormProps) {
  const { href } = useView();
  const path = `/workspace/interviews/${desk.interview.id}/questions/${question.row.no}/${to}`;
  return (
    <form method="post" action={href(path)}>
      <input type="hidden" name="seq" value={question.seq} />
      {act ? <input type="hidden" name="act" value={act} /> : null}
      {children}
    </form>
  );
}

/** Release, merge, withhold: each by one button. */
function Decision(props: QuestionPageProps) {
  const { t, say } = useView();
  const { desk, question, messages, entered } = props;
  const found = personalIn({ asker: question.row.asker, text: question.row.text ?? '' }).length;
  const others = desk.questions.filter(({ state }) => state === 'released' || state === 'answered');
  return (
    <>
      <ActForm {...props} to="decision" act="release">
        {found > 0 ? <p class="note warn">{t('interviews.found_personal', { count: found })}</p> : null}
        <div class="field more">
          <label for="hide">{t('interviews.hide')}</label>
          <p class="hint" id="hide-hint">
            {t('interviews.hide_help')}
          </p>
          <Wrong field="hide" messages={messages} />
          <textarea id="hide" name="hide" rows={2} value={entered.hide ?? ''} aria-describedby="hide-hint" />
        </div>
        <p class="actions">
          <button class="btn" type="submit" {...keyed('R')}>
            {t('interviews.act_release')} <KeyHint k="R" />
          </button>
        </p>
      </ActForm>
      {others.length > 0 ? (
        <ActForm {...props} to="decision" act="merge">
          <div class="field">
            <label for="into">{t('interviews.into')}</label>
            <Wrong field="into" messages={messages} />
            <select id="into" name="into" {...keyed('M')}>
              <option value="">{t('interviews.choose')}</option>
              {others.map(({ row }) => (
                <option key={row.no} value={row.no}>
                  {t('interviews.numbered', {
                    no: row.no,
                    words: [...(row.text ?? '')].slice(0, 30).join(''),
                  })}
                </option>
              ))}
            </select>
          </div>
          <p class="actions">
            <button class="btn alt" type="submit">
              {t('interviews.act_merge')}
            </button>
          </p>
        </ActForm>
      ) : null}
      <ActForm {...props} to="decision" act="withhold">
        <h3 id="rule">{t('interviews.act_withhold')}</h3>
        <p class="sm dim">{t('interviews.withhold_help')}</p>
        <ol class="plain rules">
          {putRules.map(({ code, title, basis }, at) => (
            <li key={code} class="more">
              <button class="btn alt" type="submit" name="rule" value={code} {...keyed(String(at + 1))}>
                {say(title)} <KeyHint k={String(at + 1)} />
              </button>
              <p class="sm dim">{say(basis)}</p>
            </li>
          ))}
        </ol>
      </ActForm>
    </>
  );
}

/** The answer: written by one officer, published by another. */
function Answer(props: QuestionPageProps & { moderates: boolean }) {
  const { t, say } = useView();
  const { desk, question, officer, messages, entered, moderates } = props;
  const { written, published, state } = question;
  const writes = can(officer, 'write-content', desk.interview.departmentId);
  const waits = written && written.seq !== published?.seq;
  return (
    <>
      {published ? (
        <div class="ans stack">
          <p class="st full">{t('interviews.answer_public')}</p>
          <p class="words">{say(published.text)}</p>
        </div>
      ) : null}
      {waits ? (
        <div class="note stack">
          <p>
            <b>{t('interviews.answer_waits')}</b>
          </p>
          {Object.entries(written.text).map(([language, words]) => (
            <p key={language} class="words" lang={language}>
              {words}
            </p>
          ))}
          {moderates && written.officerId === officer.id ? <p>{t('interviews.two_persons')}</p> : null}
          {moderates && written.officerId !== officer.id ? (
            <ActForm {...props} to="publication" act="publish">
              <button class="btn" type="submit" {...keyed('P')}>
                {t('interviews.act_publish')} <KeyHint k="P" />
              </button>
            </ActForm>
          ) : null}
        </div>
      ) : null}
      {writes ? (
        <ActForm {...props} to="answer">
          <div class="field">
            <label for="answer">{t('interviews.answer_chinese')}</label>
            <Wrong field="answer" messages={messages} />
            <textarea
              id="answer"
              name="answer"
              rows={6}
              value={entered.answer ?? written?.text['zh-CN'] ?? ''}
            />
          </div>
          <div class="field more">
            <label for="english">{t('interviews.answer_english')}</label>
            <Wrong field="english" messages={messages} />
            <textarea
              id="english"
              name="english"
              rows={4}
              value={entered.english ?? written?.text.en ?? ''}
            />
          </div>
          <p class="actions">
            <button class={waits ? 'btn alt' : 'btn'} type="submit">
              {t('interviews.save_answer')}
            </button>
          </p>
        </ActForm>
      ) : null}
      {!writes && !written ? <p class="dim">{t('interviews.no_answer_yet')}</p> : null}
      {moderates && state === 'answered' ? (
        <ActForm {...props} to="publication" act="unpublish">
          <button class="btn alt" type="submit">
            {t('interviews.act_unpublish')}
          </button>
        </ActForm>
      ) : null}
    </>
  );
}
