import { sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { deskPath } from './desk-filter.ts';
import type { Template, TemplateWords } from './template.ts';

const path = `${deskPath}/templates`;

export interface TemplatesPageProps {
  templates: readonly Template[];
  /** For which the officer may write new ones. */
  departments: readonly { id: string; words: string }[];
  messages: ReadonlyMap<string, string>;
  entered: TemplateWords;
}

/** Ready-made words of the officer’s departments, and new ones. */
export function TemplatesPage({ templates, departments, messages, entered }: TemplatesPageProps) {
  const { t, say, href, language } = useView();
  const [only] = departments;
  return (
    <WorkspaceFrame current="inquiries">
      <div class="read stack">
        <ErrorSummary messages={messages} />
        <p>
          <a href={href(deskPath)}>{t('moderation.to_queue')}</a>
        </p>
        <h1>{t('inquiryDesk.templates')}</h1>
        <p class="lead">{t('inquiryDesk.templates_lead')}</p>
        {templates.length === 0 ? <p class="empty">{t('inquiryDesk.no_templates')}</p> : null}
        <ul class="plain lines">
          {templates.map((template) => (
            <li key={template.id} class="stack">
              <h2>
                <a href={href(`${path}/${template.id}`)}>{template.title}</a>
              </h2>
              <p class="words">{template.text}</p>
              <p class="sm dim">
                {t('inquiryDesk.template_by', {
                  department: say(template.department),
                  officer: say(template.officer),
                  day: sayDay(dayOf(template.changedAt), language),
                })}
              </p>
            </li>
          ))}
        </ul>
        {only ? (
          <form class="stack" method="post" action={href(path)}>
            <h2>{t('inquiryDesk.template_new')}</h2>
            {departments.length > 1 ? (
              <div class="field">
                <label for="department">{t('inquiryDesk.department')}</label>
                <select id="department" name="department">
                  {departments.map(({ id, words }) => (
                    <option key={id} value={id}>
                      {words}
                    </option>
                  ))}
                </select>
              </div>
            ) : (
              <input type="hidden" name="department" value={only.id} />
            )}
            <Fields messages={messages} entered={entered} />
          </form>
        ) : null}
      </div>
    </WorkspaceFrame>
  );
}

interface TemplatePageProps extends Pick<TemplatesPageProps, 'messages' | 'entered'> {
  id: string;
}

/** One template, to be changed or removed. */
export function TemplatePage({ id, messages, entered }: TemplatePageProps) {
  const { t, href } = useView();
  return (
    <WorkspaceFrame current="inquiries">
      <div class="read stack">
        <ErrorSummary messages={messages} />
        <p>
          <a href={href(path)}>{t('inquiryDesk.templates')}</a>
        </p>
        <h1>{t('inquiryDesk.template_change')}</h1>
        <form class="stack" method="post" action={href(`${path}/${id}`)}>
          <Fields messages={messages} entered={entered} />
        </form>
        <form method="post" action={href(`${path}/${id}/removal`)}>
          <button class="btn alt" type="submit">
            {t('inquiryDesk.template_remove')}
          </button>
        </form>
      </div>
    </WorkspaceFrame>
  );
}

function Fields({ messages, entered }: Pick<TemplatesPageProps, 'messages' | 'entered'>) {
  const { t } = useView();
  return (
    <>
      <div class="field">
        <label for="title">{t('inquiryDesk.template_title')}</label>
        {messages.has('title') ? (
          <p class="err" id="title-message">
            {messages.get('title')}
          </p>
        ) : null}
        <input
          type="text"
          id="title"
          name="title"
          value={entered.title}
          aria-invalid={messages.has('title') ? 'true' : undefined}
          aria-describedby={messages.has('title') ? 'title-message' : undefined}
        />
      </div>
      <div class="field">
        <label for="text">{t('inquiryDesk.template_text')}</label>
        <p class="hint" id="text-hint">
          {t('inquiryDesk.template_hint', { number: '{{number}}', day: '{{day}}' })}
        </p>
        {messages.has('text') ? (
          <p class="err" id="text-message">
            {messages.get('text')}
          </p>
        ) : null}
        <textarea
          id="text"
          name="text"
          rows={8}
          value={entered.text}
          aria-invalid={messages.has('text') ? 'true' : undefined}
          aria-describedby={messages.has('text') ? 'text-message text-hint' : 'text-hint'}
        />
      </div>
      <p class="actions">
        <button class="btn" type="submit">
          {t('inquiryDesk.template_keep')}
        </button>
      </p>
    </>
  );
}
