import { connect, type Socket } from 'node:net';

/** A connection that says whatever it likes, byte for byte. */
export function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Everything that the other side says until it ends, or is silent for so long. */
export function heard(socket: Socket, silentMs = 8000): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const over = () => {
      clearTimeout(timer);
      resolve(text);
    };
    let timer = setTimeout(over, silentMs);
    socket.on('data', (data) => {
      text += data.toString('latin1');
      clearTimeout(timer);
      timer = setTimeout(over, silentMs);
    });
    socket.on('error', () => {});
    socket.on('close', over);
  });
}

/** Says it and gives the statuses of the answers; none where the connection was cut. */
export async function say(port: number, ...parts: (string | Uint8Array)[]): Promise<number[]> {
  const socket = await open(port);
  const told = heard(socket);
  for (const part of parts) socket.write(typeof part === 'string' ? Buffer.from(part, 'latin1') : part);
  const text = await told;
  socket.destroy();
  return [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}

/** A request with a body, its headers as given. */
export const post = (path: string, body: string, headers: { [name: string]: string } = {}): string => {
  const all = {
    Host: 'x',
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': String(Buffer.byteLength(body, 'latin1')),
    Connection: 'close',
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
};
