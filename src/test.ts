// The declarations below join those of vitest, which TypeScript has to have read for that.
import type {} from 'vitest';

import type { EndedBy } from './action/entry.ts';

export type { EndedBy } from './action/entry.ts';
export type { LambdaEvent } from './action/lambda-event.ts';
export type { Calendar, Weekday } from './language/calendar.ts';
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
export type {
  ExpectedCall,
  ExpectedExit,
  FinalExpectation,
  Fixture,
  FixtureData,
  Place,
  Turn as FixtureTurn,
  TurnExpectation,
} from './simulate/fixture/fixture.ts';
export {
  type FixtureTest,
  type FixtureTestOptions,
  fixtureTests,
  loadFixture,
} from './simulate/fixture/fixture-tests.ts';
export { type Playing, playFixture, playOnAll } from './simulate/fixture/play.ts';
export type { FixtureProblem } from './simulate/fixture/problem.ts';
export { type ReadFixture, readFixture } from './simulate/fixture/read.ts';
export type { Failure, FailureKind, FixtureResult } from './simulate/fixture/result.ts';
export type { Heard, Question } from './simulate/line.ts';
export { callMatchers } from './simulate/matchers.ts';
export type { OpenPhone, Phone, PhoneSetting } from './simulate/phone.ts';
export {
  type OpenProjectTools,
  type RealTools,
  type RealToolsOptions,
  realTools,
} from './simulate/real-tools.ts';
export type { WireFault } from './simulate/wire-fault.ts';
export type {
  BotAnswer,
  FunctionAnswer,
  FunctionMock,
  HoursMock,
  OpenOrClosed,
  Person,
  QueueState,
  Unmocked,
  World,
  WorldTools,
} from './simulate/world.ts';

/** The names of steps that a caller knows; any name of anything else. */
type StepOf<Received> = Received extends { readonly passed: readonly (infer StepName extends string)[] }
  ? StepName
  : string;

/** The attributes that a caller knows, each of which may be absent; any of anything else. */
type AttributesOf<Received> = Received extends {
  readonly attributes: infer Attributes;
  readonly passed: readonly string[];
}
  ? { readonly [Name in keyof Attributes]?: string }
  : { readonly [name: string]: string };

/** The matchers as `expect` has them. They know the steps and attributes of the flows that the caller rang up. */
interface CallAssertions<Received> {
  toHaveHeard(pattern: string | RegExp): void;
  toHavePassed(...steps: readonly StepOf<Received>[]): void;
  toHaveLeft(step: StepOf<Received>, exit: string): void;
  toHaveCalled(name: string, parameters?: { readonly [key: string]: string }): void;
  toHaveAttributes(attributes: AttributesOf<Received>): void;
  toHaveEnded(by?: EndedBy, reason?: string): void;
}

declare module 'vitest' {
  // The type parameter must be named as vitest names it, for the declarations to merge.
  interface Matchers<T> extends CallAssertions<T> {}
}
