import type { Slot } from '@aws-sdk/client-lex-runtime-v2';

/** A slot, or nothing where nobody has filled it yet. */
type Slots = { readonly [name: string]: Slot | null };

/**
 * What slots hold, as texts. One that is empty, or could mean several things, is left out; the values of a list
 * follow each other with commas; the parts of a composite slot stand under `slot.part`.
 *
 * @example slotTexts({ Size: { value: { originalValue: 'big', interpretedValue: 'large' } } }) // { Size: 'large' }
 */
export function slotTexts(slots: Slots): { readonly [name: string]: string } {
  return Object.fromEntries(
    Object.entries(slots).flatMap(([name, slot]) => {
      const parts = Object.entries(slotTexts(slot?.subSlots ?? {}));
      const text = textOf(slot);
      return [
        ...(text === '' ? [] : [[name, text] as const]),
        ...parts.map(([part, value]) => [`${name}.${part}`, value] as const),
      ];
    }),
  );
}

function textOf(slot: Slot | null): string {
  const single = slot?.value?.interpretedValue ?? '';
  return single === '' ? (slot?.values ?? []).map(textOf).filter(Boolean).join(', ') : single;
}
