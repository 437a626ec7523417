// Documents that say the same in every call. They are written out, so that they can be given when nothing else works.

/** Nothing to do: for callbacks, and for a caller who goes on to an agent. */
export const nothing = document('');

/** For a call that is not known here. */
export const goodbye = document(
  said('This call cannot be continued. Please call again. Goodbye.') + '<Hangup/>',
);

/** For a call that cannot go on. */
export const apology = document(
  said('We are sorry, something went wrong. Please call again later. Goodbye.') + '<Hangup/>',
);

/** A document of these verbs. */
export function document(verbs: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${verbs === '' ? '<Response/>' : `<Response>${verbs}</Response>`}`;
}

/** A text as it stands in a document. */
export function escaped(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function said(text: string): string {
  return `<Say voice="Polly.Joanna">${text}</Say>`;
}
