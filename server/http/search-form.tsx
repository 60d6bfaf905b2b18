import { useView } from './view.ts';

/** Where the public search begins. */
export function SearchForm({ words }: { words: string }) {
  const { t, href } = useView();
  return (
    <form class="field np" action={href('/search')}>
      <label for="q">{t('consultations.search_label')}</label>
      <p class="join">
        <input type="search" id="q" name="q" value={words} maxLength={100} autocomplete="off" />
        <button class="btn alt" type="submit">
          {t('consultations.search')}
        </button>
      </p>
    </form>
  );
}
