import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '#tests/support/free-port.ts';
import { connect, type Transport } from '../../../torture/rounds/client.ts';
import { type Home, settingsOf } from '../../../torture/rounds/home.ts';
import { expectNoBug, listening, Process } from '../../../torture/rounds/server.ts';

/** One of several servers that share a database, and nothing else. */
export class Member {
  readonly folder: string;
  readonly port: number;
  readonly #home: Home;
  #connection: ReturnType<typeof connect>;
  server!: Process;

  private constructor(home: Home, folder: string, port: number) {
    this.#home = home;
    this.folder = folder;
    this.port = port;
    this.#connection = connect(port);
  }

  static async make(home: Home, no: number): Promise<Member> {
    const folder = join(home.folder, `process-${no}`);
    mkdirSync(folder, { recursive: true });
    return new Member(home, folder, await freePort());
  }

  /** Milliseconds until it listened. */
  start(): Promise<number> {
    this.server = new Process(['dist/main.js'], {
      ...settingsOf({ ...this.#home, folder: this.folder }),
      PORT: String(this.port),
      TRUSTED_PROXIES: '1',
      LOG_LEVEL: 'warn',
    });
    return listening(this.server);
  }

  /** Straight to this one, past the balancer. */
  get transport(): Transport {
    return this.#connection.transport;
  }

  async end(): Promise<void> {
    this.server.child.kill('SIGCONT');
    await this.server.kill();
    this.#connection.close();
    this.#connection = connect(this.port);
    expectNoBug(this.server);
  }
}
