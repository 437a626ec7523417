/** Something said to a bot. */
export interface Said {
  /** The bot as the document names it: a name, or the ARN of its alias. */
  readonly bot: string;
  /** What keeps a conversation together: the contact, and the step that asks. */
  readonly session: string;
  /** Nothing was said in this session before. */
  readonly begins: boolean;
  readonly text: string;
  readonly mode: 'speech' | 'keys' | 'text';
  /** What the step gives the bot to begin with. */
  readonly sessionAttributes: { readonly [name: string]: string };
  /** A BCP-47 tag, such as `en-US`. */
  readonly language: string;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/** What a bot says itself. */
export interface BotMessage {
  readonly as: 'text' | 'ssml';
  readonly content: string;
}

/** What a bot makes of what was said. */
export type BotReply =
  /** It wants to know more; its messages ask. */
  | { readonly kind: 'asks'; readonly messages: readonly BotMessage[] }
  /** It has ended with an intent; its messages are said first. */
  | {
      readonly kind: 'intent';
      readonly intent: string;
      readonly slots: { readonly [slot: string]: string };
      readonly sessionAttributes: { readonly [name: string]: string };
      /** From 0 to 1. */
      readonly confidence?: number;
      readonly messages: readonly BotMessage[];
    }
  | { readonly kind: 'failed'; readonly error: string };

/** Bots that can be talked to, by their names. Never rejects: what goes wrong is `failed`. */
export interface Bots {
  hears(said: Said): Promise<BotReply>;
}
