import type { FlowType } from '../language/document.ts';

const known: { readonly [Type in FlowType]: true } = {
  CONTACT_FLOW: true,
  CUSTOMER_QUEUE: true,
  CUSTOMER_HOLD: true,
  CUSTOMER_WHISPER: true,
  AGENT_HOLD: true,
  AGENT_WHISPER: true,
  OUTBOUND_WHISPER: true,
  AGENT_TRANSFER: true,
  QUEUE_TRANSFER: true,
  CAMPAIGN: true,
  MODULE: true,
};

/** Every type that a flow can have, for the choices of an option. The compiler holds the list complete. */
export const flowTypes: readonly string[] = Object.keys(known);

/** Says whether a value is one of them. */
export function isFlowType(value: unknown): value is FlowType {
  return typeof value === 'string' && Object.hasOwn(known, value);
}
