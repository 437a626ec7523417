import type { Itsm } from '../../backends/itsm/itsm.ts';
import type { ToolContext } from '../tool.ts';

/** What the tools of the ticket side are run with. */
export type WithItsm = ToolContext & { readonly itsm: Itsm };

/** The caller's key stands for the caller in the ticket system: it is the same on the next call, and no number. */
export const ofCaller = { caller_id: ({ caller }: WithItsm): string => caller.key };
