import { fulfillment, memoryStore, type OpenTools, type ToolsSetting } from 'trunkline/lambda';
import { parcelStatus } from './parcel.ts';

export async function openTools({ clock, log }: ToolsSetting): Promise<OpenTools> {
  const outcomes = memoryStore();
  const callerSecret = process.env['CALLER_SECRET'] ?? 'for callers who are made up';
  return {
    fulfillment: fulfillment({ tools: [parcelStatus], backends: {}, outcomes, clock, log, callerSecret }),
    close: () => outcomes.close(),
  };
}
