/** The body of a request, or what is wrong with it, to be told to whoever sent it. */
export type JsonBody = { readonly value: unknown } | { readonly problem: string };

/**
 * Reads a body of JSON. Nothing beyond the limit is kept.
 *
 * @param limit In bytes.
 */
export async function readJson(request: Request, limit = 65_536): Promise<JsonBody> {
  const bytes = await readBody(request, limit);
  if (bytes === undefined) return { problem: `The body is larger than ${limit} bytes.` };
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return { problem: 'The body is not valid JSON.' };
  }
}

/** The bytes of a body; undefined where there are more of them than the limit. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
