import { useView } from './view.ts';

/** What officers must know of an item at first sight: that it is a rehearsal, or that it was taken back. */
export function ItemTags({ item }: { item: { exercise: boolean; retracted: boolean } }) {
  const { t } = useView();
  return (
    <>
      {item.exercise ? <span class="tag">{t('correcting.exercise')}</span> : null}
      {item.retracted ? <span class="tag">{t('correcting.tag_pulled')}</span> : null}
    </>
  );
}
