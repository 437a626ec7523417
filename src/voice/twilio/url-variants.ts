import type { WireRequest } from '../../serve/wire.ts';

/** In what a URL differs from the one that is configured. */
export type Difference = 'host' | 'path' | 'port' | 'prefix' | 'query' | 'scheme' | 'slash';

/** A URL that Twilio may have signed. */
export interface Variant {
  readonly url: string;
  /** What the public URL would have to be for it. */
  readonly base: string;
  readonly differs: readonly Difference[];
}

/** How many are tried. One costs about what checking one signature costs. */
const most = 128;
/** How many turns are tried where the query was lost on the way. */
const turnsTried = 12;

/**
 * The URLs that Twilio may have signed in place of the configured one, those with the fewest mistakes first. Hosts and paths
 * are taken from the headers that proxies leave.
 *
 * @param place Path and query below the public URL.
 */
export function variantsOf(publicUrl: string, place: string, request: WireRequest): readonly Variant[] {
  const configured = partsOf(publicUrl);
  const [path = '', ...rest] = place.split(/(?=\?)/);
  const query = rest.join('');
  const original = ['x-original-uri', 'x-original-url', 'x-forwarded-uri']
    .map((name) => first(request.header(name)))
    .find((value) => value.startsWith('/'));
  const [originalPath = '', ...originalQuery] = (original ?? '').split(/(?=\?)/);

  const schemes = unique([configured.scheme, 'https', 'http']);
  const hosts = [first(request.header('host')), first(request.header('x-forwarded-host'))].map(hostOf);
  const names = unique([configured.host, ...hosts.map(({ host }) => host)]);
  const ports = unique([
    configured.port,
    '',
    ...hosts.map(({ port }) => port),
    first(request.header('x-forwarded-port')),
  ]);
  const prefixes = unique([
    configured.prefix,
    '',
    first(request.header('x-forwarded-prefix')).replace(/\/$/, ''),
    originalPath.endsWith(path) ? originalPath.slice(0, originalPath.length - path.length) : '',
  ]);
  const paths: readonly { readonly written: string; readonly wrong?: Difference }[] = [
    { written: path },
    { written: `${path}/`, wrong: 'slash' },
    { written: `/${path}`, wrong: 'slash' },
    // Whoever asks for a URL that ends with its host asks for "/".
    ...(path === '/' ? [{ written: '', wrong: 'path' } as const] : []),
  ];
  const queries = unique([query, ...originalQuery, ...otherQueries(query)]);

  const variants = schemes.flatMap((scheme) =>
    names.flatMap((host) =>
      ports.flatMap((port) =>
        prefixes.flatMap((prefix) =>
          paths.flatMap(({ written, wrong }) =>
            queries.map((asked): Variant => {
              const base = `${scheme}://${host}${port === '' ? '' : `:${port}`}${prefix}`;
              const differs: readonly (Difference | false)[] = [
                scheme !== configured.scheme && 'scheme',
                host !== configured.host && 'host',
                port !== configured.port && 'port',
                prefix !== configured.prefix && 'prefix',
                wrong ?? false,
                asked !== query && 'query',
              ];
              return { url: base + written + asked, base, differs: differs.filter((part) => part !== false) };
            }),
          ),
        ),
      ),
    ),
  );
  return variants
    .filter(({ differs }) => differs.length > 0)
    .sort((one, other) => mistakes(one) - mistakes(other))
    .slice(0, most);
}

/** One wrong public URL is wrong in all that it says of the server at once. */
function mistakes({ differs }: Variant): number {
  const ofServer = differs.filter((part) => part === 'scheme' || part === 'host' || part === 'port');
  return differs.length - Math.max(0, ofServer.length - 1);
}

/** What a query may have been before something on the way wrote it anew or lost it. */
function otherQueries(query: string): readonly string[] {
  if (query === '') return Array.from({ length: turnsTried }, (_, index) => `?t=${index + 1}`);
  const pairs = query.slice(1).split('&').slice(0, 8);
  return [
    '',
    `?${pairs.toReversed().join('&')}`,
    `?${pairs.toSorted().join('&')}`,
    query.replaceAll('%20', '+'),
    query.replaceAll('+', '%20'),
  ];
}

function partsOf(publicUrl: string) {
  const { protocol, host, pathname } = new URL(publicUrl);
  return { scheme: protocol.slice(0, -1), ...hostOf(host), prefix: pathname.replace(/\/$/, '') };
}

function hostOf(host: string): { readonly host: string; readonly port: string } {
  const [, name = host, port = ''] = /^(.*?)(?::(\d+))?$/.exec(host) ?? [];
  return { host: name, port };
}

/** Proxies that stand in a row write their values in a row. */
function first(header: string): string {
  return header.split(',', 1)[0]?.trim().slice(0, 200) ?? '';
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
