import { type WireResponse, type WireService, wireService } from './wire.ts';

/** What `/ready` asks. */
export interface HealthOptions {
  /** Whether requests should come here: false while the service closes, or where what it needs is gone. */
  readonly ready: () => Promise<boolean>;
}

/**
 * Puts `/health` and `/ready` before a service, for whatever watches it: `/health` is 200 as long as the program
 * answers at all, `/ready` is 503 where no requests should come.
 */
export function healthy(service: WireService, { ready }: HealthOptions): WireService {
  return wireService(async (request) => {
    const { method, target } = request;
    if (method === 'GET' && target === '/health') return told(200, 'ok');
    if (method !== 'GET' || target !== '/ready') return service.answer(request);
    const isReady = await ready().catch(() => false);
    return isReady ? told(200, 'ready') : told(503, 'not ready');
  });
}

function told(status: number, word: string): WireResponse {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  return { status, headers, body: JSON.stringify({ status: word }) };
}
