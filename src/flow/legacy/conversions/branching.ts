import { equals, greaterThan, lessThan, type Step } from '../../../action/step.ts';
import { type Conversions, converted, queueOf } from '../conversion.ts';
import type { LegacyStep } from '../legacy-step.ts';

function checkAttribute(from: LegacyStep): Step {
  const noMatch = from.exits.to('NoMatch');
  const namespace = from.value('Namespace') ?? '';
  const attribute = from.take('Attribute');
  return converted(
    'Compare',
    {
      ComparisonValue:
        (attribute && from.written({ ...attribute, namespace })) ||
        from.missing('Attribute', 'ComparisonValue'),
    },
    { next: noMatch, conditions: from.exits.tests('Evaluate'), errors: { NoMatchingCondition: noMatch } },
  );
}

function checkHours(from: LegacyStep): Step {
  const failed = from.exits.to('Error');
  return converted(
    'CheckHoursOfOperation',
    { HoursOfOperationId: from.resource('Hours', 'hours', 'HoursOfOperationId') },
    {
      next: failed,
      conditions: [
        [equals('True'), from.exits.to('True')],
        [equals('False'), from.exits.to('False')],
      ],
      errors: { NoMatchingError: failed },
    },
  );
}

function checkStaffing(from: LegacyStep): Step {
  const failed = from.exits.to('Error');
  const metric = from.choice('Status', {
    Available: 'NumberOfAgentsAvailable',
    Online: 'NumberOfAgentsOnline',
    Staffed: 'NumberOfAgentsStaffed',
  });
  return converted(
    'CheckMetricData',
    { MetricType: metric ?? from.missing('Status', 'MetricType'), ...queueOf(from) },
    {
      next: failed,
      conditions: [[greaterThan(0), from.exits.to('True')]],
      errors: { NoMatchingCondition: from.exits.to('False'), NoMatchingError: failed },
    },
  );
}

/** One action tests one metric, so branches on the other one are told as lost. */
function checkQueueStatus(from: LegacyStep): Step {
  const failed = from.exits.to('Error');
  const capacity =
    from.exits.others().find((condition) => condition.startsWith('CheckQueue')) === 'CheckQueueCapacity';
  const tests = from.exits.tests(capacity ? 'CheckQueueCapacity' : 'CheckQueueTime');
  return converted(
    'CheckMetricData',
    { MetricType: capacity ? 'NumberOfContactsInQueue' : 'OldestContactInQueueAgeSeconds', ...queueOf(from) },
    {
      next: failed,
      conditions: capacity
        ? tests
        : tests.map(([test, target]) => [{ ...test, operand: secondsOf(from, test.operand) }, target]),
      errors: { NoMatchingCondition: from.exits.to('NoMatch'), NoMatchingError: failed },
    },
  );
}

/** Exports count time in milliseconds. */
function secondsOf(from: LegacyStep, milliseconds: string): string {
  const seconds = Number(milliseconds) / 1000;
  if (milliseconds !== '' && Number.isInteger(seconds)) return String(seconds);
  const rounded = Number.isFinite(seconds) ? String(Math.round(seconds)) : milliseconds;
  from.guess(`a time in queue of "${milliseconds}" milliseconds`, `"${rounded}" seconds`);
  return rounded;
}

function checkVoiceId(from: LegacyStep): Step {
  const failed = from.exits.to('Error');
  return converted(
    'CheckVoiceId',
    { CheckVoiceIdOption: from.required('CheckVoiceIdOption', 'CheckVoiceIdOption') },
    {
      next: failed,
      conditions: from.exits.others().map((result) => [equals(result), from.exits.to(result)]),
      errors: { NoMatchingError: failed },
    },
  );
}

/** A share is written as the sum of all shares before it, and a draw is 1 to 100. */
function distribute(from: LegacyStep): Step {
  const rest = from.exits.to('NoMatch');
  let sum = 0;
  const conditions = from.exits.tests('Evaluate').map(([{ operand }, target]) => {
    const percent = Number(operand);
    if (!Number.isInteger(percent)) from.guess(`a share of "${operand}" percent`, `${percent || 0} percent`);
    sum += percent || 0;
    return [lessThan(sum + 1), target] as const;
  });
  return converted(
    'DistributeByPercentage',
    {},
    { next: rest, conditions, errors: { NoMatchingCondition: rest } },
  );
}

function loop(from: LegacyStep): Step {
  const done = from.exits.to('Complete');
  return converted(
    'Loop',
    { LoopCount: from.required('LoopCount', 'LoopCount') },
    {
      next: done,
      conditions: [
        [equals('ContinueLooping'), from.exits.to('Looping')],
        [equals('DoneLooping'), done],
      ],
      errors: { NoMatchingError: from.exits.toIfAny('Error') },
    },
  );
}

function wait(from: LegacyStep): Step {
  const failed = from.exits.to('Error');
  const returns = from.says('InterruptOnCustomerReturn');
  return converted(
    'Wait',
    {
      TimeLimitSeconds: from.required('TimeLimitSeconds', 'TimeoutSeconds'),
      Events: returns ? ['CustomerReturned'] : undefined,
    },
    {
      next: failed,
      conditions: [
        ...(returns ? [[equals('CustomerReturned'), from.exits.to('CustomerReturn')] as const] : []),
        [equals('WaitCompleted'), from.exits.to('Timeout')],
      ],
      errors: { NoMatchingError: failed },
    },
  );
}

/** Modules that choose between ways, and those that wait. */
export const branching: Conversions = {
  CheckAttribute: checkAttribute,
  CheckHoursOfOperation: checkHours,
  CheckQueueStatus: checkQueueStatus,
  CheckStaffing: checkStaffing,
  CheckVoiceId: checkVoiceId,
  Loop: loop,
  PercentileBranching: distribute,
  Wait: wait,
};
