/** A name as it stands in a file name: `Störung: Süd/West` becomes `storung-sud-west`. Never empty. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    // Accents go; the marks of other scripts tell words apart.
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? 'flow' : slug;
}
