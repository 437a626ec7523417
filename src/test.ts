// The declarations below join those of vitest, which TypeScript has to have read for that.
import type {} from 'vitest';

export type { EndedBy } from './action/entry.ts';
export { call } from './simulate/call.ts';
export type { Caller, CallOptions } from './simulate/caller.ts';
export {
  type Coverage,
  type CoveredExit,
  coverage,
  coverageReport,
  type Walk,
} from './simulate/coverage.ts';
export { exitMarks } from './simulate/coverage-marks.ts';
export type { Heard, Question } from './simulate/line.ts';
export { callMatchers } from './simulate/matchers.ts';
export type {
  BotAnswer,
  Calendar,
  FunctionAnswer,
  FunctionMock,
  HoursMock,
  OpenOrClosed,
  Person,
  QueueState,
  Unmocked,
  Weekday,
  World,
} from './simulate/world.ts';

/** The matchers as `expect` has them. */
interface CallAssertions {
  toHaveHeard(pattern: string | RegExp): void;
  toHavePassed(...steps: readonly string[]): void;
  toHaveLeft(step: string, exit: string): void;
  toHaveCalled(name: string, parameters?: { readonly [key: string]: string }): void;
  toHaveAttributes(attributes: { readonly [name: string]: string }): void;
  toHaveEnded(by?: string, reason?: string): void;
}

declare module 'vitest' {
  // The type parameter must be named as vitest names it, for the declarations to merge.
  interface Matchers<T> extends CallAssertions {}
}
