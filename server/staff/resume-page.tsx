import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';

interface Props {
  next: string;
  fields: [name: string, value: string][];
}

/** A form that a session's end cut short, to be sent again as it was. */
export function ResumePage({ next, fields }: Props) {
  const { t, say, officer } = useView();
  return (
    <WorkspaceFrame>
      <div class="read stack">
        <h1>{t('staff.resume')}</h1>
        <p>{t('staff.resume_intro', { title: officer ? say(officer.title) : '' })}</p>
        <ResumeForm next={next} fields={fields} />
      </div>
    </WorkspaceFrame>
  );
}

/** What was entered, to be read and sent. */
export function ResumeForm({ next, fields }: Props) {
  const { t, href } = useView();
  const words = fields.map(([, value]) => value).filter((value) => /\s|\P{ASCII}/u.test(value));
  return (
    <>
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
    </>
  );
}
