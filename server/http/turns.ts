import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Requests of one connection that may wait; no browser and no proxy asks more without waiting for an answer. */
const MOST_OF_ONE = 100;

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => unknown;

/** Milliseconds of work in one turn of the event loop, after which whoever else knocks is looked at first. */
const TURN_MS = 15;
/** Milliseconds for which requests stand back while new connections come in. */
const STAND_BACK_MS = 25;
const MOST = 256;
/** Of so many requests one may be of those that write, where others read: reading stays up. */
const SHARE = 4;

/**
 * Shares the event loop out between requests. libuv takes one new connection a turn; where a turn answers every request
 * of 200 connections, the last of them waits for two hundred turns, which is seconds. So while connections come in,
 * requests stand back a little (all are let in within milliseconds), and a long turn is broken off and goes on later.
 */
export function inTurns(server: Server, listener: Listener): Listener {
  const reading: [IncomingMessage, ServerResponse][] = [];
  const writing: [IncomingMessage, ServerResponse][] = [];
  const waiting = new WeakMap<Socket, number>();
  let taken = 0;
  let going = false;
  let knocked = false;
  let standingBackUntil = 0;
  let turnEnds = 0;

  server.on('connection', () => {
    knocked = true;
  });

  /** Each request of a turn is an immediate of its own: what it awaits goes on before the next begins. */
  const go = () => {
    if (standsBack()) {
      setImmediate(go);
      return;
    }
    turnEnds = 0;
    for (let n = Math.min(reading.length + writing.length, MOST); n > 0; n--) setImmediate(one);
    setImmediate(end);
  };

  const standsBack = (): boolean => {
    const now = performance.now();
    if (!knocked) standingBackUntil = 0;
    else if (standingBackUntil === 0) standingBackUntil = now + STAND_BACK_MS;
    const stands = knocked && now < standingBackUntil;
    if (!stands) standingBackUntil = 0;
    knocked = false;
    return stands;
  };

  const one = () => {
    const now = performance.now();
    if (turnEnds === 0) turnEnds = now + TURN_MS;
    if (now > turnEnds) return;
    const next =
      ++taken % SHARE === 0 ? (writing.shift() ?? reading.shift()) : (reading.shift() ?? writing.shift());
    if (!next) return;
    count(next[0].socket, -1);
    if (!next[1].destroyed && !next[0].socket.destroyed) listener(...next);
  };

  /** Node stops reading by what was answered and not yet sent, which is nothing while requests wait here: one is closed. */
  const count = (socket: Socket, by: 1 | -1) => {
    const now = (waiting.get(socket) ?? 0) + by;
    waiting.set(socket, now);
    if (now > MOST_OF_ONE) socket.destroy();
  };

  const end = () => {
    going = reading.length + writing.length > 0;
    if (going) setImmediate(go);
  };

  return (incoming, outgoing) => {
    const reads = incoming.method === 'GET' || incoming.method === 'HEAD';
    (reads ? reading : writing).push([incoming, outgoing]);
    count(incoming.socket, 1);
    if (going) return;
    going = true;
    setImmediate(go);
  };
}
