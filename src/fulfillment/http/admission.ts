import { clientsBy } from '../../serve/api-keys.ts';

/** Who may call over HTTP. */
export interface Admission {
  /**
   * Keys, one of which a request has to show as `Authorization: Bearer …` or as `x-api-key`. Without any, whoever
   * reaches the server may call: for loopback only.
   */
  readonly keys: readonly string[];
  /** The names that the server is reached by, without port. @default the names of loopback */
  readonly hosts?: readonly string[];
  /** Pages elsewhere that may call from a browser: `https://desk.example.com`. @default none */
  readonly origins?: readonly string[];
}

/** Why a request is turned away. */
export interface Refusal {
  readonly status: 401 | 403;
  readonly reason: string;
}

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Says why a request may not come in, or nothing. A page on the web can make a browser call a server on the same
 * machine, under a name of its own (DNS rebinding); such a request gives itself away by its `Host` or its `Origin`.
 */
export function refusalOf(
  request: Request,
  { keys, hosts = loopback, origins = [] }: Admission,
): Refusal | undefined {
  const { host, hostname } = new URL(request.url);
  if (!hosts.includes(hostname))
    return { status: 403, reason: `This server is not reached as ${hostname}, but as ${hosts.join(', ')}.` };
  const origin = request.headers.get('origin');
  if (origin !== null && !origins.includes(origin) && hostOf(origin) !== host)
    return {
      status: 403,
      reason: 'Pages of this origin may not call. Those that may are named where it is started.',
    };
  if (keys.length === 0) return undefined;
  const shown = shownKey(request.headers);
  if (shown === undefined)
    return { status: 401, reason: 'A key is needed: Authorization: Bearer …, or x-api-key.' };
  const client = clientsBy(keys)(shown);
  return client === undefined ? { status: 401, reason: 'This key is not known here.' } : undefined;
}

function shownKey(headers: Headers): string | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  return bearer ?? headers.get('x-api-key') ?? undefined;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
