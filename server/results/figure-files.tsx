import { useView } from '../http/view.ts';

/** The address of a released figure's files, to which an ending is put before the query. */
export const fileAddress =
  (root: string, no: number, { item, by, raked }: { item: string; by?: string | null; raked?: boolean }) =>
  (ending: string): string =>
    `${root}/figure.${ending}?item=${item}${by ? `&by=${by}` : ''}${raked ? '&weights=raked' : ''}&release=${no}`;

interface Props {
  address(ending: string): string;
}

/** A figure to take along, each file with all that stands in the figure. A script adds the picture. */
export function FigureFiles({ address }: Props) {
  const { t, href } = useView();
  return (
    <p
      class="row sm np more"
      data-behaviour="save-picture"
      data-picture={href(address('svg'))}
      data-save={t('claims.save_png')}
      data-failed={t('claims.save_png_failed')}
    >
      <span>{t('claims.file_figure')}</span>
      {(['csv', 'xlsx', 'json', 'svg'] as const).map((ending) => (
        <a key={ending} href={href(address(ending))}>
          {ending.toUpperCase()}
        </a>
      ))}
    </p>
  );
}
