// Loaded before a program (`NODE_OPTIONS=--import=…`) where no namespace without a network can be had: a connection to
// anywhere but this machine fails at once.
import { Socket } from 'node:net';

const { connect } = Socket.prototype;

Socket.prototype.connect = function (...args) {
  const [first] = args;
  const options = Array.isArray(first) ? first[0] : first;
  const host = typeof options === 'object' ? options.host : args[1];
  if (host !== undefined && !/^(localhost|127\.|::1)/.test(host)) {
    const error = Object.assign(new Error(`No network: ${host}`), { code: 'ENETUNREACH' });
    process.nextTick(() => this.destroy(error));
    return this;
  }
  return connect.apply(this, args);
};
