import type { BackendCall } from '../backends/backend-call.ts';
import type { ToolContext } from './tool.ts';

/** What a reading tool sends along to its backend. */
export function readCall({ signal, contactId }: ToolContext): BackendCall {
  return { signal, contactId };
}

/** What a writing tool sends along: the key, too, under which the backend does the work once. */
export function writeCall({ signal, contactId, key }: ToolContext): BackendCall {
  return { signal, contactId, key };
}
