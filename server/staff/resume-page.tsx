import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';

/** A form that a session's end cut short, to be sent again as it was. */
export function ResumePage({ next, fields }: { next: string; fields: [name: string, value: string][] }) {
  const { t, say, href, officer } = useView();
  const words = fields.map(([, value]) => value).filter((value) => /\s|\P{ASCII}/u.test(value));
  return (
    <WorkspaceFrame>
      <div class="read stack">
        <h1>{t('staff.resume')}</h1>
        <p>{t('staff.resume_intro', { title: officer ? say(officer.title) : '' })}</p>
        {words.length === 0 ? <p class="dim">{t('staff.resume_empty')}</p> : null}
        {words.map((text, i) => (
          <p class="say" key={i}>
            {text}
          </p>
        ))}
        <form method="post" action={href(next)}>
          {fields.map(([name, value], i) => (
            <input type="hidden" key={i} name={name} value={value} />
          ))}
          <p class="actions">
            <button class="btn" type="submit">
              {t('staff.resume')}
            </button>
            <a href={href('/workspace')}>{t('staff.resume_leave')}</a>
          </p>
        </form>
      </div>
    </WorkspaceFrame>
  );
}
