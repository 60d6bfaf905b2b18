import { type Fields, FormReader } from './site-form.ts';
import { isFileContent, isFileName, type VerificationFile } from './verification-files.ts';

/** Reads the form of a file at the root: its content as it was typed, with plain line ends. */
export function readFileForm(fields: Fields) {
  const form = new FormReader(fields);
  const file: VerificationFile = {
    name: fields.get('file_name') ?? '',
    content: (fields.get('content') ?? '').replaceAll('\r\n', '\n'),
  };
  if (!isFileName(file.name)) form.problems.set('file_name', 'settings.file_name_wrong');
  if (!isFileContent(file.content)) form.problems.set('content', 'settings.file_content_wrong');
  return { file, problems: form.problems };
}
