import { describe, expect, test } from 'vitest';
import { rawAction } from '../../src/action/raw-action.ts';
import { disconnect } from '../../src/actions/disconnect-participant.ts';
import { playPrompt } from '../../src/actions/message-participant.ts';
import { check } from '../../src/check/check.ts';
import { flow } from '../../src/flow/flow.ts';
import type { ActionDocument, FlowDocument, JsonObject, Transitions } from '../../src/language/document.ts';
import { parseFlow } from '../../src/language/parse.ts';
import { printFlow } from '../../src/language/print.ts';

function action(
  Identifier: string,
  Type: string,
  Parameters: JsonObject = {},
  Transitions: Transitions = {},
): ActionDocument {
  return { Parameters, Identifier, Type, Transitions };
}

function document(...Actions: readonly ActionDocument[]): FlowDocument {
  return { Version: '2019-10-30', StartAction: Actions[0]?.Identifier ?? '', Actions };
}

const bye = action('bye', 'DisconnectParticipant');
const hello = (next: string, Text = 'Hello.') =>
  action('hello', 'MessageParticipant', { Text }, { NextAction: next });
const codes = (...args: Parameters<typeof check>) => check(...args).map(({ code }) => code);

describe('what is checked', () => {
  test('a flow, a list of flows, and a bare document', () => {
    const sound = document(hello('bye'), bye);
    const broken = document(hello('by'), bye);
    expect(codes({ name: 'a', type: 'CONTACT_FLOW', document: sound })).toEqual([]);
    expect(codes(sound, { type: 'CONTACT_FLOW' })).toEqual([]);
    const issues = check([
      { name: 'a', type: 'CONTACT_FLOW', document: sound },
      { name: 'b', type: 'CONTACT_FLOW', document: broken },
    ]);
    expect(issues.map((issue) => [issue.flow, issue.code])).toEqual([
      ['b', 'missing_target'],
      ['b', 'unreachable_step'],
    ]);
  });

  test('the type comes from the flow, else from the options, else from the document', () => {
    const end = document(action('end', 'EndFlowModuleExecution'));
    expect(codes({ name: 'a', type: 'CONTACT_FLOW', document: end }, { type: 'MODULE' })).toEqual([
      'wrong_flow_type',
    ]);
    expect(codes(end, { type: 'MODULE' })).toEqual([]);
    expect(codes({ ...end, Settings: {} })).toEqual([]);
    expect(codes({ ...end, Metadata: { type: 'customerQueue' } })).toEqual(['wrong_flow_type']);
    expect(codes(end)).toEqual(['unknown_flow_type']);
  });

  test('a value that is no flow gives issues', () => {
    const values: readonly unknown[] = [null, 7, [[]], { Actions: [7] }, { document: { Version: 1 } }];
    for (const value of values) {
      const issues = check(value as FlowDocument);
      expect(issues.some(({ severity }) => severity === 'error')).toBe(true);
    }
  });
});

test.each([
  { value: () => 1, found: 'a function' },
  { value: undefined, found: 'nothing' },
  { value: 7n, found: 'a bigint' },
  { value: null, found: 'null' },
])('$found is named as what is no flow', ({ value, found }) => {
  expect(check(value as unknown as FlowDocument).map(({ message }) => message)).toEqual([
    `The flow is ${found} where Amazon Connect reads only an object. Write an object here.`,
  ]);
});

describe('issues', () => {
  const broken = document(
    action('first', 'MessageParticipant', { Text: '' }, { NextAction: 'nowhere' }),
    action('second', 'MessageParticipant', { Txt: 'Hi' }, { NextAction: 'bye' }),
    bye,
  );

  test('stand in the order of the document, with line and column where it came from a file', () => {
    const { document: read, source } = parseFlow(printFlow(broken), { file: 'main.json' });
    if (read === undefined) throw new Error('not read');
    const issues = check({ name: 'main', type: 'CONTACT_FLOW', document: read, source });
    const lines = issues.map(({ line = 0 }) => line);
    expect(issues.length).toBeGreaterThan(3);
    expect(lines.every((line) => line > 0)).toBe(true);
    expect(lines).toEqual([...lines].sort((one, other) => one - other));
    expect(issues.every(({ file }) => file === 'main.json')).toBe(true);
  });

  test('name flow, step and path, and no place without a text', () => {
    const [issue] = check({ name: 'main', type: 'CONTACT_FLOW', document: broken });
    expect(issue).toEqual({
      code: 'empty_string',
      severity: 'error',
      flow: 'main',
      step: 'first',
      path: ['Actions', 0, 'Parameters', 'Text'],
      args: { parameter: 'Text' },
      message: expect.stringContaining('"Text"'),
    });
  });

  test('a placeholder of a template is no wrong value', () => {
    const placeholders = ['${Seconds}', '{{seconds}}', '<seconds>', '%seconds%', '__SECONDS__'];
    for (const InvocationTimeLimitSeconds of placeholders) {
      const lookup = action(
        'lookup',
        'InvokeLambdaFunction',
        { LambdaFunctionARN: '${Lookup}', InvocationTimeLimitSeconds },
        { NextAction: 'hello', Errors: [{ NextAction: 'hello', ErrorType: 'NoMatchingError' }] },
      );
      expect(codes(document(lookup, hello('bye'), bye), { type: 'CONTACT_FLOW' })).toEqual([]);
    }
  });

  test('no message shows a secret', () => {
    const secret = 'hunter-2-hunter-2';
    const set = action(
      'set',
      'UpdateContactAttributes',
      { Attributes: { password: secret } },
      { NextAction: 'hello', Errors: [{ NextAction: 'hello', ErrorType: 'NoMatchingError' }] },
    );
    const issues = check(document(set, hello('bye'), bye), { type: 'CONTACT_FLOW' });
    expect(issues.map(({ code }) => code)).toEqual(['secret_in_attribute']);
    expect(JSON.stringify(issues)).not.toContain(secret);
  });
});

function circle(count: number): FlowDocument {
  return document(
    ...Array.from({ length: count }, (_, index) =>
      action(
        `s${index}`,
        'MessageParticipant',
        { Text: 'Hello $.Attributes.name.' },
        { NextAction: `s${(index + 1) % count}` },
      ),
    ),
  );
}

test('a flow far beyond the limit is checked in a moment', () => {
  const issues = check(circle(20_000), { type: 'CONTACT_FLOW' });
  expect(issues.map(({ code }) => code).sort()).toEqual([
    'content_too_long',
    'endless_loop',
    'too_many_actions',
  ]);
});

test('what another carrier makes of a flow is told only where that is asked', () => {
  const loud: Transitions = {
    NextAction: 'bye',
    Errors: [{ NextAction: 'bye', ErrorType: 'NoMatchingError' }],
  };
  const call = document(
    action(
      'stream',
      'UpdateContactMediaStreamingBehavior',
      {
        MediaStreamingState: 'Enabled',
        Participants: [{ ParticipantType: 'Customer', MediaDirections: ['To'] }],
        MediaStreamType: 'Audio',
      },
      loud,
    ),
    bye,
  );
  const told = (options: Parameters<typeof check>[1]) =>
    codes(call, { type: 'CONTACT_FLOW', ...options }).filter((code) => code.endsWith('_on_twilio'));
  expect(told({})).toEqual([]);
  expect(told({ on: 'twilio' })).toEqual(['differs_on_twilio']);
  // A whisper is not played there at all, so nothing in it differs.
  expect(told({ on: 'twilio', type: 'CUSTOMER_WHISPER' })).toEqual([]);
});

test('what an agent sees on a screen may end without a word, and what a customer hears may not', () => {
  const exits: Transitions = {
    NextAction: 'bye',
    Errors: ['NoMatchingCondition', 'NoMatchingError', 'TimeLimitExceeded'].map((ErrorType) => ({
      ErrorType,
      NextAction: 'bye',
    })),
  };
  const Parameters = {
    ViewResource: { Id: 'form' },
    InvocationTimeLimitSeconds: '60',
    ViewData: { Heading: 'Case' },
  };
  const guide = action('view', 'ShowView', Parameters, exits);
  const type = 'CONTACT_FLOW';
  expect(codes(document(guide, bye), { type })).not.toContain('silent_end');
  expect(codes(document(hello('view'), guide, bye), { type })).toContain('silent_end');
});

const kept = (identifiers: { readonly [name in 'greet' | 'again' | 'bye']?: string }) =>
  flow('Imported', {
    start: 'greet',
    steps: {
      greet: playPrompt({ text: 'Hello.', next: 'again' }),
      again: rawAction('MessageParticipant', { parameters: { Text: 'Hello.' }, next: 'greet' }),
      bye: disconnect(),
    },
    identifiers,
  });

/** What is said of identifiers, at which step. */
const told = (identifiers: Parameters<typeof kept>[0]) =>
  check(kept(identifiers)).flatMap(({ code, step, args: { identifier } }) =>
    identifier === undefined ? [] : [[code, step, identifier]],
  );

describe('a flow that keeps its identifiers', () => {
  const ids = {
    greet: '38d7cd1d-1111-4111-8111-111111111111',
    again: 'a7b1db7d-2222-4222-8222-222222222222',
  };

  test('is spoken of by the names of its steps', () => {
    const issues = check(kept(ids));
    expect(issues.map(({ code, step }) => [code, step])).toEqual([
      ['endless_loop', 'greet'],
      ['unreachable_step', 'bye'],
    ]);
    expect(issues[0]?.message).toContain('"greet" and "again" lead round in a circle');
    expect(JSON.stringify(issues)).not.toMatch(/38d7cd1d|a7b1db7d/);
  });

  test('has its identifiers looked at as Connect gets them, at the steps that have them', () => {
    expect(told({ greet: 'a(1)' })).toEqual([['invalid_identifier', 'greet', 'a(1)']]);
    expect(told({ greet: 'x', bye: 'x' })).toEqual([['repeated_identifier', 'bye', 'x']]);
    expect(told({ greet: 'bye' })).toEqual([['repeated_identifier', 'bye', 'bye']]);
  });
});

test('that the metrics of a queue are not those of Twilio is said beforehand', () => {
  const staffed = action('staffed', 'CheckMetricData', { MetricType: 'NumberOfAgentsStaffed' });
  const issues = check(document(staffed), { on: 'twilio' });
  expect(issues.filter(({ code }) => code === 'differs_on_twilio')).toMatchObject([
    { step: 'staffed', args: { why: 'the host has to know how its queues stand' } },
  ]);
});
