import { useView } from '../http/view.ts';
import type { PieceFile } from './files.ts';

interface Props {
  id: string;
  files: readonly PieceFile[];
  writes: boolean;
  problem: string | undefined;
}

/** The files of a piece, and the way to add one. */
export function FilesPart({ id, files, writes, problem }: Props) {
  const { t, href } = useView();
  const root = `/workspace/pieces/${id}/files`;
  if (files.length === 0 && !writes) return null;
  return (
    <section class="sec np" id="files" aria-labelledby="files-title">
      <h2 id="files-title">{t('pieces.files')}</h2>
      {files.length === 0 ? <p class="empty">{t('pieces.files_none')}</p> : null}
      {files.length > 0 ? (
        <ul class="plain lines">
          {files.map((file) => (
            <li key={file.id} class="row">
              <a href={href(`${root}/${file.id}`)}>{file.name}</a>{' '}
              <span class="sm dim">{t('pieces.file_size', { kb: Math.ceil(file.size / 1024) })}</span>
              {writes ? (
                <form method="post" action={href(`${root}/${file.id}/removal`)}>
                  <button
                    class="btn alt"
                    type="submit"
                    aria-label={t('common.pair', { name: file.name, value: t('pieces.file_remove') })}
                  >
                    {t('pieces.file_remove')}
                  </button>
                </form>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {writes ? (
        <form class="card more" method="post" action={href(root)} encType="multipart/form-data">
          <div class={problem ? 'field item bad' : 'field'}>
            <label for="file">{t('pieces.file_add')}</label>
            {problem ? (
              <p class="err" id="file-problem">
                {problem}
              </p>
            ) : null}
            <input
              type="file"
              id="file"
              name="file"
              accept="image/png,image/jpeg,application/pdf,audio/mpeg,audio/mp4,audio/aac,.m4a,.mp3,.aac"
              aria-describedby={problem ? 'file-problem file-help' : 'file-help'}
            />
            <p class="hint" id="file-help">
              {t('pieces.file_help')}
            </p>
          </div>
          <p class="more">
            <button class="btn alt" type="submit">
              {t('pieces.file_send')}
            </button>
          </p>
        </form>
      ) : null}
    </section>
  );
}
