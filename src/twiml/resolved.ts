/** An address as a document means it. What is none fails when it is requested. */
export function resolved(written: string, base: string): string {
  return URL.canParse(written, base) ? new URL(written, base).href : written;
}
