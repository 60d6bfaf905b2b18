import { makeKeyPair } from '../archive/keys.ts';
import type { Command } from './command.ts';

const help = `Makes a key pair for backups in the folder DIR, in the format of the program age. The public key stays on
this machine (BACKUP_KEY_FILE, --key-file): it makes backups and opens none. The private key opens every
backup: carry it away, to two places under lock, and delete it here.`;

export const backupKey: Command = {
  name: 'backup key',
  takes: 'DIR',
  does: 'makes a key pair for backups',
  help,
  async run({ args, out, err }) {
    const [folder, ...more] = args;
    if (folder === undefined || folder.startsWith('-') || more.length > 0) {
      err('backup key takes one folder: backup key --help says what it makes there');
      return 2;
    }
    try {
      const { identity, recipient } = await makeKeyPair(folder, new Date());
      out(`Private key: ${identity}`);
      out('  opens every backup: carry it away, to two places under lock, then delete it on this machine');
      out(`Public key:  ${recipient}`);
      out(`  stays here: BACKUP_KEY_FILE=${recipient}`);
      return 0;
    } catch (error) {
      err(error instanceof Error ? error.message : String(error));
      return 2;
    }
  },
};
