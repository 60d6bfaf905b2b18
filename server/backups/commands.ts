/** What is typed at the server's terminal; the same in every language. */
export const commands = {
  key: 'node dist/cli.js backup key DIR',
  setting: 'BACKUP_KEY_FILE=DIR/wenji-backup-public.txt',
  restore: 'node dist/cli.js restore FILE --key-file PRIVATE-KEY',
} as const;
