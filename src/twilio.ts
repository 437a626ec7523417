export type {
  AskService,
  CheckHours,
  Invoke,
  ReadMetrics,
  ScheduleCallback,
} from './action/effect.ts';
export type { AnswerBody, DialStatus, QueueMetrics } from './action/event.ts';
export type { LambdaEvent } from './action/lambda-event.ts';
export type { Asked, Platform } from './action/platform.ts';
export type { Bots } from './bot/bot.ts';
export type { Beginning } from './engine/snapshot.ts';
export type { Fulfillment } from './fulfillment/fulfillment.ts';
export type { Calendar } from './language/calendar.ts';
export type { Clock } from './language/clock.ts';
export { TrunklineError } from './language/error.ts';
export type { Log, LogLine } from './language/log.ts';
export { type FunctionUrlEvent, lambdaFunctionUrl } from './serve/lambda-function-url.ts';
export type { Rate } from './serve/rate-limit.ts';
export { type Served, type ServeOptions, serveNode } from './serve/serve-node.ts';
export type { Service } from './serve/service.ts';
export type { WireRequest, WireResponse, WireService } from './serve/wire.ts';
export type { Store } from './store/store.ts';
export { type Callback, closeCallback, listCallbacks } from './voice/callbacks.ts';
export type { Arrival, LineAnswer, LineNotice, LineReply, VoiceCalls, Watch } from './voice/channel.ts';
export type { PhoneFunction, PhonePlatformOptions } from './voice/phone-platform.ts';
export { connectSealer, type Sealer, type SealingKey } from './voice/sealer.ts';
export type { RefusalReason } from './voice/twilio/admission.ts';
export type { PhoneMetrics } from './voice/twilio/metrics.ts';
export { type TwilioPhone, type TwilioPhoneSetting, twilioPhone } from './voice/twilio/phone.ts';
export { type TwilioServiceOptions, twilioService } from './voice/twilio/service.ts';
export type { TwimlSpeakOptions } from './voice/twilio/speak.ts';
export { type TwilioVoice, type TwilioVoiceOptions, twilioVoice } from './voice/twilio/twilio-voice.ts';
export type { VoiceCallsOptions } from './voice/voice-calls.ts';
