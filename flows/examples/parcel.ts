import { outcome, tool } from 'trunkline/lambda';
import * as z from 'zod';

const parcels: { readonly [number: string]: string } = { '4711': 'on its way', '4712': 'waiting for you' };

export const parcelStatus = tool({
  name: 'parcel_status',
  description: 'Tells how a parcel stands, by the number on its slip.',
  input: z.strictObject({ number: z.string().regex(/^\d{4}$/, 'has to have four digits.') }),
  output: z.object({ status: z.string() }),
  outcomes: { not_found: 'I cannot find a parcel with that number.' },
  async run({ number }) {
    const status = parcels[number];
    if (status === undefined) throw outcome('not_found');
    return { status };
  },
});
