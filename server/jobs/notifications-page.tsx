import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { ADDRESS_MAX, type GivenContact } from './notifications-form.ts';

export const notificationsPath = '/workspace/notifications';

export type Done = 'kept' | 'forgotten' | 'test';

interface Props {
  /** Whether a mail server is set. */
  on: boolean;
  /** Whether an address is kept. */
  known: boolean;
  given: GivenContact;
  problem?: string | undefined;
  done?: Done | undefined;
}

/** Where an officer is told what waits, beside the workspace. */
export function NotificationsPage({ on, known, given, problem, done }: Props) {
  const { t, href } = useView();
  return (
    <WorkspaceFrame current="account">
      <div class="read stack">
        <ErrorSummary messages={new Map(problem ? [['address', problem]] : [])} />
        <p class="sm">
          <a href={href('/workspace/account')}>{t('staff.account')}</a>
        </p>
        <h1>{t('telling.notifications')}</h1>
        <p>{t('telling.notifications_lead')}</p>
        {on ? null : <p class="note">{t('telling.mail_off')}</p>}
        {done ? (
          <p class="note" role="status">
            {t(doneWords[done])}
          </p>
        ) : null}
        <ContactForm given={given} problem={problem} />
        {known ? <Known on={on} /> : null}
      </div>
    </WorkspaceFrame>
  );
}

const doneWords = {
  kept: 'telling.done_kept',
  forgotten: 'telling.done_forgotten',
  test: 'telling.done_test',
} as const;

function ContactForm({ given, problem }: Pick<Props, 'given' | 'problem'>) {
  const { t, href } = useView();
  const described = problem ? 'address-problem address-hint' : 'address-hint';
  return (
    <form method="post" action={href(notificationsPath)}>
      <div class={problem ? 'field item bad' : 'field item'}>
        <label for="address">{t('telling.address')}</label>
        <p class="hint" id="address-hint">
          {t('telling.address_hint')}
        </p>
        {problem ? (
          <p class="err" id="address-problem">
            {problem}
          </p>
        ) : null}
        <input
          id="address"
          name="address"
          type="email"
          autocomplete="email"
          maxLength={ADDRESS_MAX}
          value={given.address}
          aria-describedby={described}
          aria-invalid={problem ? 'true' : undefined}
        />
      </div>
      <LanguageField chosen={given.language} />
      <fieldset class="item">
        <legend>{t('telling.daily')}</legend>
        <div class="opts">
          <label class="opt" for="daily">
            <input type="checkbox" id="daily" name="daily" value="yes" checked={given.daily} />
            <span>{t('telling.daily_yes')}</span>
          </label>
        </div>
      </fieldset>
      <p class="actions">
        <button class="btn" type="submit">
          {t('telling.keep')}
        </button>
      </p>
    </form>
  );
}

function LanguageField({ chosen }: { chosen: GivenContact['language'] }) {
  const { t } = useView();
  return (
    <fieldset class="item">
      <legend>{t('telling.language')}</legend>
      <div class="opts">
        {languages.map(({ tag, id, words }) => (
          <label key={tag} class="opt" for={id}>
            <input type="radio" id={id} name="language" value={tag} checked={tag === chosen} />
            <span>{t(words)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const languages = [
  { tag: 'zh-CN', id: 'language-zh', words: 'telling.language_zh' },
  { tag: 'en', id: 'language-en', words: 'telling.language_en' },
] as const;

function Known({ on }: Pick<Props, 'on'>) {
  const { t, href } = useView();
  return (
    <section class="sec">
      <h2>{t('telling.known')}</h2>
      {on ? (
        <form method="post" action={href(`${notificationsPath}/test-mail`)}>
          <p class="hint">{t('telling.test_help')}</p>
          <p class="actions">
            <button class="btn alt" type="submit">
              {t('telling.test')}
            </button>
          </p>
        </form>
      ) : null}
      <form method="post" action={href(`${notificationsPath}/removal`)}>
        <p class="hint">{t('telling.forget_help')}</p>
        <p class="actions">
          <button class="btn alt" type="submit">
            {t('telling.forget')}
          </button>
        </p>
      </form>
    </section>
  );
}
