// Preloaded into a server and its threads (node --import): writes down what must never happen.
import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';

const file = process.env.WATCH_FILE;
const before = names();
const connect = Reflect.get(Socket.prototype, 'connect');
Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = options?.host ?? (options?.path ? '' : 'localhost');
  if (!['', 'localhost', '127.0.0.1', '::1'].includes(host)) note(`connected to ${host}`);
  return Reflect.apply(connect, this, args);
};
setInterval(look, 50).unref();
process.on('exit', look);

function look() {
  if (names() !== before) note(`Object.prototype is ${names()}`);
}

function names() {
  return Reflect.ownKeys(Object.prototype).map(String).join(' ');
}

function note(line) {
  appendFileSync(file, `${line}\n`);
}
