import { PostedWords, SendAgain } from './posted-fields.tsx';
import type { PostedForm } from './posted-form.ts';
import { useView } from './view.ts';

interface Props {
  title: string;
  /** Why it was not taken. */
  why: string;
  retryAfter: number;
  form: PostedForm;
}

/** A form that could not be stored: nothing of it is lost, and it can be sent again as it was. */
export function NotStoredPage({ title, why, retryAfter, form }: Props) {
  const { t, officer } = useView();
  return (
    <div class="read stack">
      <h1>{title}</h1>
      <p>{why}</p>
      <p>
        {retryAfter < 60
          ? t('common.again_seconds', { count: retryAfter })
          : t('common.again_minutes', { count: Math.ceil(retryAfter / 60) })}
      </p>
      <h2>{t('common.entered')}</h2>
      <PostedWords form={form} />
      <SendAgain
        form={form}
        button="common.send_again"
        leave={officer ? ['/workspace', 'staff.resume_leave'] : ['/', 'common.send_not']}
      />
    </div>
  );
}
