import type { FlowType, Unit } from '../language/document.ts';

/** The flow types as the `Metadata` of a console export names them. */
const exported: ReadonlyMap<unknown, FlowType> = new Map([
  ['contactFlow', 'CONTACT_FLOW'],
  ['customerQueue', 'CUSTOMER_QUEUE'],
  ['customerHold', 'CUSTOMER_HOLD'],
  ['customerWhisper', 'CUSTOMER_WHISPER'],
  ['agentHold', 'AGENT_HOLD'],
  ['agentWhisper', 'AGENT_WHISPER'],
  ['outboundWhisper', 'OUTBOUND_WHISPER'],
  ['agentTransfer', 'AGENT_TRANSFER'],
  ['queueTransfer', 'QUEUE_TRANSFER'],
]);

/**
 * The type of a flow: its own, else the one that is given for flows without, else the one that its document shows.
 * Unknown for most content read by API.
 */
export function flowTypeOf(
  { type, document }: Pick<Unit, 'type' | 'document'>,
  otherwise?: FlowType,
): FlowType | undefined {
  const shown = document.Settings === undefined ? exported.get(document.Metadata?.['type']) : 'MODULE';
  return type ?? otherwise ?? shown;
}
