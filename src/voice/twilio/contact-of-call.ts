/** The id of the contact of a call: tools, logs and records go by it. */
export function contactOfCall(call: string): string {
  return `twilio-${call}`;
}
