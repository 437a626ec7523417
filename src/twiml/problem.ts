/** What is wrong with a TwiML document, and where. */
export interface TwimlProblem {
  /**
   * What Twilio does about it: it does not carry out the document (`refused`), it logs a warning and takes no account
   * of what is wrong (`warned`), or it says nothing and nothing comes of it (`ignored`).
   */
  readonly severity: 'refused' | 'warned' | 'ignored';
  /** Twilio's error or warning, where there is one: https://www.twilio.com/docs/api/errors */
  readonly code?: number;
  /** `Response/Gather[2]/Say`. */
  readonly path: string;
  /** Both are counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}
