import type { FlowType, Unit } from '../language/document.ts';
import { consoleFlowTypes } from '../language/flow-type.ts';

/**
 * The type of a flow: its own, else the one that is given for flows without, else the one that its document shows.
 * Unknown for most content read by API.
 */
export function flowTypeOf(
  { type, document }: Pick<Unit, 'type' | 'document'>,
  otherwise?: FlowType,
): FlowType | undefined {
  const shown =
    document.Settings === undefined ? consoleFlowTypes.get(document.Metadata?.['type']) : 'MODULE';
  return type ?? otherwise ?? shown;
}
