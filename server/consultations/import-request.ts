import { type FileFault, readConsultationFile } from '#shared/consultation/file.ts';
import type { ConsultationInProgress } from '#shared/consultation/in-progress.ts';
import { type Recognition, recognise } from '#shared/drafts/recognise.ts';
import type { PageContext } from '../http/page.tsx';
import { translatorFor } from '../http/translate.ts';
import type { Department } from '../staff/departments.ts';
import { contentOfText } from './new-content.ts';

interface Read {
  /** Whether it is to be kept; else it is shown, with what is wrong with it. */
  keep: boolean;
  problem?: string;
  content(department: Department): ConsultationInProgress | undefined;
}

/** Pasted text and what was recognised in it. */
export function readPasted(
  c: PageContext,
  form: URLSearchParams,
): Read & { text: string; recognised: Recognition } {
  const text = form.get('text') ?? '';
  const recognised = recognise(text);
  const { title } = recognised;
  const found = recognised.clauses.length > 0;
  return {
    text,
    recognised,
    keep: found && form.get('act') === 'keep',
    ...(found ? {} : { problem: c.get('view').t('preparations.nothing_recognised') }),
    content: (department) =>
      contentOfText(department, recognised, {
        'zh-CN': translatorFor('zh-CN')('preparations.notice_title_default', { title }),
      }),
  };
}

/** A file's text and what is wrong with it. */
export function readFile(
  c: PageContext,
  form: URLSearchParams,
): Read & { file: string; faults?: FileFault[] } {
  const file = form.get('file') ?? '';
  const read = readConsultationFile(file);
  return 'faults' in read
    ? {
        file,
        keep: false,
        faults: read.faults,
        problem: c.get('view').t('preparations.file_refused'),
        content: () => undefined,
      }
    : { file, keep: true, content: () => read.definition };
}
