// One contender, named by the first argument, in a process of its own. `STORE` says where it keeps its records.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { parse } from 'node:querystring';
import { setTimeout as after } from 'node:timers/promises';
import { wireService } from '../../dist/serve/wire.js';
import { serveNode } from '../../dist/serve.js';
import { openStore } from '../../dist/store.js';
import { answering } from './children.mjs';
import { phone } from './phone.mjs';
import { authToken, publicUrl } from './requests.mjs';

const { validateRequest } = createRequire(import.meta.url)('twilio/lib/webhooks/webhooks.js');

let document = '<Response/>';
const type = 'text/xml; charset=utf-8';

const contenders = {
  /** What any server has to do that lets in nobody but Twilio. */
  floor: () =>
    bare(
      ({ headers, url }, body) =>
        url.startsWith('/') &&
        validateRequest(authToken, headers['x-twilio-signature'], publicUrl + url, parse(body)),
    ),
  /** `node:http` alone. */
  bare: () => bare((_, body) => body !== ''),
  /** `serveNode()` alone, in front of a service that takes requests as they came. */
  adaptor: async () => {
    const service = wireService(async (request) =>
      (await request.body(65_536)).length === 0
        ? { status: 403, headers: {}, body: '' }
        : { status: 200, headers: { 'content-type': type }, body: document },
    );
    const served = await serveNode(service, { port: 0 });
    return { ...served, port: Number(new URL(served.url).port) };
  },
  ours: async () => {
    const store = await openStore(process.env.STORE);
    const service = phone(store);
    const served = await serveNode(service, { port: 0 });
    return {
      port: Number(new URL(served.url).port),
      sweep: (now) => store.sweep(now),
      close: async () => {
        await served.close();
        await service.close();
        await store.close();
      },
    };
  },
};

const { port, sweep, close } = await contenders[process.argv[2]]();

answering(
  {
    port: () => port,
    document: (given) => {
      document = given.document;
    },
    /** Microseconds of CPU so far. */
    usage: () => {
      const { user, system } = process.cpuUsage();
      return user + system;
    },
    /** Bytes, after everything that can be collected has been. */
    memory: async () => {
      for (let time = 0; time < 3; time++) {
        globalThis.gc();
        await after(20);
      }
      const { heapUsed, external, rss } = process.memoryUsage();
      return { heap: heapUsed + external, rss };
    },
    sweep: ({ now }) => sweep(now),
  },
  close,
);

function bare(letsIn) {
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      if (letsIn(request, Buffer.concat(chunks).toString())) {
        response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(document) });
        response.end(document);
      } else response.writeHead(403).end();
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({
        port: server.address().port,
        close: () =>
          new Promise((closed) => {
            server.close(closed);
            server.closeAllConnections();
          }),
      }),
    );
  });
}
