export type { Clock } from './language/clock.ts';
export { type VirtualClock, virtualClock } from './language/virtual-clock.ts';
export { type TwimlCaller, type TwimlCallerOptions, twimlCaller } from './twiml/caller.ts';
export type { DialCallStatus, RequestEvent, TwimlEnd, TwimlEvent, TwimlLeg } from './twiml/event.ts';
export type { WaitKind } from './twiml/leg.ts';
export type { TwimlProblem } from './twiml/problem.ts';
export { type TwimlPlace, twimlProblems } from './twiml/validate.ts';
export type { Deliver, TwimlRequest } from './twiml/webhook.ts';
export type { ByName, TwimlPerson, TwimlQueue } from './twiml/world.ts';
