import { connect, createServer, type Socket } from 'node:net';
import { freePort } from '#tests/support/free-port.ts';

/**
 * What becomes of the next COMMIT: it is carried out and its answer lost; it never comes; or it never comes, and something
 * else happens before anybody can ask.
 */
export type Cut = 'after' | 'before' | (() => void);

/** A way to PostgreSQL that breaks where it hurts most. */
export class CuttingProxy {
  /** What the next COMMIT meets, once. */
  next: Cut | undefined;
  /** How often anybody asked what became of a transaction. */
  asked = 0;
  /** The transactions whose COMMIT was cut, by their numbers. */
  readonly cut: string[] = [];
  readonly port: number;
  readonly #to: number;
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((socket) => this.#carry(socket));

  private constructor(port: number, to: number) {
    this.port = port;
    this.#to = to;
  }

  static async open(to: number): Promise<CuttingProxy> {
    const proxy = new CuttingProxy(await freePort(), to);
    await new Promise<void>((done) => proxy.#server.listen(proxy.port, '127.0.0.1', done));
    return proxy;
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #carry(client: Socket): void {
    const server = connect(this.#to, '127.0.0.1');
    let mute = false;
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
    }
    server.on('data', (data) => {
      if (!mute) client.write(data);
      else client.destroy();
    });
    client.on('data', (data) => {
      const words = data.toString('latin1');
      if (words.includes('pg_xact_status')) this.asked += 1;
      const how = words.includes('; COMMIT\0') ? this.next : undefined;
      if (!how) return void server.write(data);
      this.next = undefined;
      this.cut.push(/'(\d+)', current_date/.exec(words)?.[1] ?? '');
      mute = how === 'after';
      if (mute) return void server.write(data);
      if (typeof how === 'function') how();
      client.destroy();
    });
  }
}
