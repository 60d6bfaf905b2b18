import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  realpathSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';

const SOURCE = 'torture/shim/disk.c';

/** Compiles the shim into the folder; undefined where this machine has no C compiler or cannot preload a library. */
export function compileShim(folder: string): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const library = join(folder, 'disk.so');
  try {
    execFileSync('cc', ['-O2', '-shared', '-fPIC', '-o', library, SOURCE, '-ldl', '-lpthread']);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return library;
}

/** What the disk refuses, by the error that it gives. */
export interface Sickness {
  write?: 'EIO' | 'ENOSPC' | 'EROFS';
  sync?: 'EIO' | 'ENOSPC';
  open?: 'EIO' | 'EROFS';
  read?: 'EIO';
  /** Milliseconds that each sync takes longer. */
  slowSync?: number;
  /** Only this kind of file: the write-ahead log, its index, or the others. */
  only?: 'log' | 'index' | 'other';
}

export interface Seen {
  opens: number;
  writes: number;
  syncs: number;
  cuts: number;
  names: number;
  faults: number;
}

const targets = { log: 1, index: 2, other: 4 };

/** The commands to one preloaded process and what it saw of its folder. */
export class Disk {
  readonly #control: number;
  readonly #env: { [name: string]: string };

  /** Minds the files below `root`. What a power cut leaves is kept in `shadow`, where one is given. */
  constructor(
    library: string,
    root: string,
    { shadow, skipSync = false }: { shadow?: string; skipSync?: boolean } = {},
  ) {
    mkdirSync(root, { recursive: true });
    const whole = realpathSync(root);
    const file = `${whole}.control`;
    writeFileSync(file, Buffer.alloc(64));
    this.#control = openSync(file, 'r+');
    if (shadow && !existsSync(shadow)) mkdirSync(shadow);
    this.#env = {
      LD_PRELOAD: library,
      DISK_ROOT: whole,
      DISK_CONTROL: file,
      UV_USE_IO_URING: '0',
      ...(shadow ? { DISK_SHADOW: realpathSync(shadow) } : {}),
      ...(skipSync ? { DISK_SKIP: '1' } : {}),
    };
  }

  /** For the process that is to be minded. */
  get env(): { [name: string]: string } {
    return this.#env;
  }

  /** From now on the disk is as sick as this, and no more. */
  become({ write, sync, open, read, slowSync = 0, only }: Sickness): void {
    const errors = [write, sync, open, read].map((name) => (name ? constants.errno[name] : 0));
    const numbers = Buffer.from(Uint32Array.from([...errors, slowSync, only ? targets[only] : 0]).buffer);
    writeSync(this.#control, numbers, 0, numbers.length, 0);
  }

  recover(): void {
    this.become({});
  }

  get seen(): Seen {
    const bytes = Buffer.alloc(64);
    readSync(this.#control, bytes, 0, 64, 0);
    const at = (place: number) => bytes.readUInt32LE(place * 4);
    return { opens: at(8), writes: at(9), syncs: at(10), cuts: at(11), names: at(12), faults: at(13) };
  }

  close(): void {
    closeSync(this.#control);
  }
}
