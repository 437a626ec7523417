// An HTTP client that does nothing but write bytes that were made before and read the answer: what it takes itself
// would otherwise set the pace of the servers.
import { connect } from 'node:net';

/** Connections to one port: as many as there are requests at the same time, and each kept for the next request. */
export function wire(port) {
  const idle = [];
  /** A server closes what was idle for some seconds. One that is about to is left alone. */
  const kept = () => {
    const oldest = performance.now() - 2000;
    for (let one = idle.pop(); one !== undefined; one = idle.pop()) {
      if (one.since > oldest && one.socket.readyState === 'open') return one.socket;
      one.socket.destroy();
    }
    return undefined;
  };
  return {
    /** Gives `{ status, type, body }`. With `keepAlive` false the request has a connection of its own. */
    send: async (bytes, keepAlive) => {
      const socket = (keepAlive ? kept() : undefined) ?? (await connected(port));
      const answer = await answerOf(socket, bytes);
      if (keepAlive) idle.push({ socket, since: performance.now() });
      else socket.destroy();
      return answer;
    },
    close: () => {
      for (const { socket } of idle) socket.destroy();
    },
  };
}

function connected(port) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

function answerOf(socket, bytes) {
  return new Promise((resolve, reject) => {
    let read = Buffer.alloc(0);
    const finish = (settle, value) => {
      socket.off('data', onData);
      socket.off('close', onClose);
      socket.off('error', onClose);
      settle(value);
    };
    const onClose = (problem) =>
      finish(reject, problem instanceof Error ? problem : new Error('closed before the answer'));
    const onData = (chunk) => {
      read = read.length === 0 ? chunk : Buffer.concat([read, chunk]);
      const head = read.indexOf('\r\n\r\n');
      if (head === -1) return;
      const answer = wholeAnswer(read.toString('latin1', 0, head), read.subarray(head + 4));
      if (answer !== undefined) finish(resolve, answer);
    };
    socket.on('data', onData);
    socket.once('close', onClose);
    socket.once('error', onClose);
    socket.write(bytes);
  });
}

/** Nothing while bytes are missing. */
function wholeAnswer(head, rest) {
  const status = Number(head.slice(9, 12));
  const length = status === 204 ? 0 : Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? Number.NaN);
  if (Number.isNaN(length)) throw new Error(`An answer does not say how long it is:\n${head}`);
  if (rest.length < length) return undefined;
  const [, type = ''] = /^content-type: *(.*)$/im.exec(head) ?? [];
  return { status, type, body: rest.toString('utf8', 0, length) };
}
