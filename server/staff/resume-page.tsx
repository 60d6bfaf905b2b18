import { PostedWords, SendAgain } from '../http/posted-fields.tsx';
import { postedForm } from '../http/posted-form.ts';
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
  const { href } = useView();
  const form = postedForm(href(next), fields);
  return (
    <>
      <PostedWords form={form} />
      <SendAgain form={form} button="staff.resume" leave={['/workspace', 'staff.resume_leave']} />
    </>
  );
}
