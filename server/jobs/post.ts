import { createTransport } from 'nodemailer';
import { type Env, isLoopback } from '../env.ts';

/** A mail as it leaves the house. */
export interface Letter {
  id: string;
  to: string;
  from: string;
  subject: string;
  text: string;
  date: Date;
}

export interface Post {
  /** Throws what the server or the way to it says. */
  send(letter: Letter): Promise<void>;
}

/** Milliseconds to wait for a connection, a greeting, a word. */
const PATIENCE_MS = 15_000;

/**
 * The mail server of SMTP_URL, `smtps://user:password@host:465?from=address` or `smtp://…`, which has to offer STARTTLS
 * unless it is on this machine. Undefined where none is set. A message's id makes its Message-ID, so that one that is sent
 * twice is one for whoever receives it.
 */
export function postOf({ SMTP_URL, PUBLIC_URL }: Env): Post | undefined {
  if (SMTP_URL === undefined) return undefined;
  const url = new URL(SMTP_URL);
  const secure = url.protocol === 'smtps:';
  const near = isLoopback(url.hostname);
  const user = decodeURIComponent(url.username);
  const here = new URL(PUBLIC_URL).hostname;
  const address = url.searchParams.get('from') ?? (user.includes('@') ? user : `wenji@${here}`);
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    requireTLS: !secure && !near,
    ignoreTLS: !secure && near,
    ...(user ? { auth: { user, pass: decodeURIComponent(url.password) } } : {}),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ id, to, from, subject, text, date }) {
      await transport.sendMail({
        messageId: `<${id}@${here}>`,
        from: { name: from, address },
        to: { name: '', address: to },
        subject,
        text,
        date,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
  };
}
