export type { BotMessage, BotReply, Bots, Said } from './bot/bot.ts';
export { type LexAlias, type LexBotsOptions, lexBots } from './bot/lex-runtime.ts';
export type { Clock } from './language/clock.ts';
