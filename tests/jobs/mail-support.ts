import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';
import type { Context } from '#server/context.ts';
import type { SignedIn } from '#server/http/signed-in.ts';
import { enqueue } from '#server/jobs/outbox.ts';
import { keepContact, type OfficerContact } from '#server/staff/officer-contacts.ts';
import { makeDepartment, makeOfficer } from '../staff/support.ts';
import { type House, makeApp } from '../support/make-app.ts';

export interface Arrived {
  to: string[];
  /** The message as it came over the wire. */
  raw: string;
  header(name: string): string;
  body: string;
}

export interface MailServer {
  url: string;
  arrived: Arrived[];
  /** Answers the next deliveries with these codes instead of taking them. */
  refuse: number[];
  /** Called when a message is whole, before it is acknowledged. */
  beforeReply: () => Promise<unknown> | undefined;
}

/** A real mail server on the loopback interface, gone after the test. */
export async function openMailServer(): Promise<MailServer> {
  const mail: MailServer = { url: '', arrived: [], refuse: [], beforeReply: () => undefined };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', async () => {
        const responseCode = mail.refuse.shift();
        if (responseCode) {
          const to = session.envelope.rcptTo[0]?.address;
          done(Object.assign(new Error(`no room for ${to}`), { responseCode }));
          return;
        }
        mail.arrived.push(
          arrivedOf(
            session.envelope.rcptTo.map(({ address }) => address),
            Buffer.concat(parts).toString('latin1'),
          ),
        );
        await mail.beforeReply();
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => new Promise<void>((closed) => server.close(() => closed())));
  const { port } = server.server.address() as AddressInfo;
  mail.url = `smtp://127.0.0.1:${port}?from=wenji@city.example`;
  return mail;
}

function arrivedOf(to: string[], raw: string): Arrived {
  const [, head = '', body = ''] = /^(.*?)\r\n\r\n(.*)$/s.exec(raw) ?? [];
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ');
  return {
    to,
    raw,
    header: (name) => decodeWords(new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? ''),
    body: /^content-transfer-encoding: base64/im.test(unfolded)
      ? Buffer.from(body, 'base64').toString('utf8')
      : unquoted(body),
  };
}

/** Words of a header in base64 or quoted-printable (RFC 2047). */
const decodeWords = (value: string) =>
  value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/(?:=\?utf-8\?b\?[^?]*\?=)+/gi, (words) =>
      Buffer.concat(
        [...words.matchAll(/=\?utf-8\?b\?([^?]*)\?=/gi)].map(([, text = '']) => Buffer.from(text, 'base64')),
      ).toString('utf8'),
    )
    .replace(/(?:=\?utf-8\?q\?[^?]*\?=)+/gi, (words) =>
      unquoted(words.replace(/=\?utf-8\?q\?([^?]*)\?=/gi, '$1').replace(/_/g, ' ')),
    );

const unquoted = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  ).toString('utf8');

export interface PostRoom extends House {
  mail: MailServer;
  officer: SignedIn & { signInName: string };
}

export const contact: OfficerContact = { address: 'officer@city.example', language: 'zh-CN', daily: true };

/** A server whose mail goes to a real mail server, and an officer with an address. */
export async function openPostRoom(): Promise<PostRoom> {
  const house = await makeApp();
  const mail = await openMailServer();
  house.ctx.env = { ...house.ctx.env, SMTP_URL: mail.url };
  const officer = await makeOfficer(
    house.ctx,
    await makeDepartment(house.ctx, 'city'),
    ['analyst'],
    'analyst',
  );
  await keepContact(house.ctx, officer, contact);
  return { ...house, mail, officer };
}

export const queue = (
  ctx: Context,
  { id }: { id: string },
  more: Partial<{ key: string; subject: string; text: string }> = {},
) =>
  ctx.store.write((tx) =>
    enqueue(tx, { key: 'k', officerId: id, subject: '今天有3件事项', text: '请登录工作台。', ...more }),
  );

export const mails = ({ db }: Context) => db.selectFrom('mail').selectAll().orderBy('key').execute();
