import { useView } from '../http/view.ts';
import type { GroupPageProps } from './group-page.tsx';
import { TITLE_MAX } from './groups.ts';

/** Another name for a group. */
export function GroupTitleForm({ consultation, group, problems }: GroupPageProps) {
  const { t, href } = useView();
  const problem = problems.get('title-zh');
  return (
    <form
      class="field"
      method="post"
      action={href(`/workspace/consultations/${consultation.slug}/groups/${group.no}/title`)}
    >
      <h2>{t('dispositions.rename')}</h2>
      <div>
        <label for="title-zh">{t('dispositions.title_zh')}</label>
        {problem ? (
          <p class="err" id="title-zh-error">
            {problem}
          </p>
        ) : null}
        <input
          id="title-zh"
          name="title_zh"
          lang="zh-CN"
          maxLength={TITLE_MAX}
          value={group.title['zh-CN'] ?? ''}
          aria-invalid={problem ? 'true' : undefined}
          aria-describedby={problem ? 'title-zh-error' : undefined}
        />
      </div>
      <p class="more">
        <label for="title-en">{t('dispositions.title_en')}</label>
        <input id="title-en" name="title_en" lang="en" maxLength={TITLE_MAX} value={group.title.en ?? ''} />
      </p>
      <p class="more">
        <button class="btn alt" type="submit">
          {t('dispositions.rename_button')}
        </button>
      </p>
    </form>
  );
}

/** Everything in this group into another one. */
export function MergeForm({ consultation, group, others }: GroupPageProps) {
  const { t, say, href } = useView();
  if (others.length === 0 || group.opinions === 0) return null;
  return (
    <form
      class="field"
      method="post"
      action={href(`/workspace/consultations/${consultation.slug}/groups/${group.no}/merger`)}
    >
      <h2>{t('dispositions.merge')}</h2>
      <p class="hint">{t('dispositions.merge_help')}</p>
      <label for="into">{t('dispositions.merge_into')}</label>
      <select id="into" name="into">
        {others.map(({ no, title }) => (
          <option key={no} value={no}>
            {no}. {say(title)}
          </option>
        ))}
      </select>
      <p class="more">
        <button class="btn alt" type="submit">
          {t('dispositions.merge_button')}
        </button>
      </p>
    </form>
  );
}
