import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromLegacy } from '../../../src/flow/legacy/from-legacy.ts';
import { parseFlow } from '../../../src/language/parse.ts';
import { printFlow } from '../../../src/language/print.ts';
import { exportOf, readModule, stepOf, told, type WrittenModule } from './exports.ts';

const prompt: WrittenModule = {
  type: 'PlayPrompt',
  branches: ['Success → a'],
  parameters: [
    { name: 'Text', value: 'Hello.' },
    { name: 'TextToSpeechType', value: 'text' },
  ],
};
const sound = exportOf(prompt);

interface Fault {
  readonly name: string;
  readonly module: WrittenModule;
  readonly issues: readonly string[];
  readonly exits?: readonly string[];
}

const faults: readonly Fault[] = [
  {
    name: 'a branch that is not connected leads to the end',
    module: { ...prompt, branches: ['Success'] },
    issues: ['legacy_open_branch modules.0.branches.0'],
    exits: ['next → unconnected'],
  },
  {
    name: 'a branch that is not there, though its step needs it, leads to the end',
    module: { type: 'Transfer', target: 'Queue', branches: ['Error → a'] },
    issues: ['legacy_open_branch modules.0.branches'],
    exits: ['next → a', 'QueueAtCapacity → unconnected', 'NoMatchingError → a'],
  },
  {
    name: 'a branch to a module that is not there leads to the end',
    module: { ...prompt, branches: ['Success → z'] },
    issues: ['legacy_dangling_branch modules.0.branches.0'],
    exits: ['next → unconnected'],
  },
  {
    name: 'a module without an error branch goes on in an error',
    module: {
      type: 'SetContactFlow',
      branches: ['Success → a'],
      parameters: [
        { name: 'ContactFlowId', value: 'arn:flow' },
        { name: 'Type', value: 'AgentWhisper' },
      ],
    },
    issues: ['legacy_added_branch modules.0'],
    exits: ['next → a', 'NoMatchingError → a'],
  },
  {
    name: 'a branch that the step has no exit for is lost',
    module: { ...prompt, branches: ['Success → a', 'Applause → b'] },
    issues: ['legacy_lost_branch modules.0.branches.1'],
    exits: ['next → a'],
  },
  {
    name: 'a second branch of one name is lost',
    module: { ...prompt, branches: ['Success → a', 'Success → b'] },
    issues: ['legacy_lost_branch modules.0.branches.1'],
    exits: ['next → a'],
  },
  {
    name: 'a second metric in one check is lost',
    module: {
      type: 'CheckQueueStatus',
      branches: [
        'CheckQueueCapacity LessThan 5 → a',
        'CheckQueueTime LessThan 1000 → b',
        'NoMatch → c',
        'Error → d',
      ],
    },
    issues: ['legacy_lost_branch modules.0.branches.1'],
    exits: ['next → d', '< 5 → a', 'NoMatchingCondition → c', 'NoMatchingError → d'],
  },
  {
    name: 'a time that is no whole number of seconds is rounded',
    module: {
      type: 'CheckQueueStatus',
      branches: ['CheckQueueTime LessThan 1700 → a', 'NoMatch → c', 'Error → d'],
    },
    issues: ['legacy_guess modules.0'],
    exits: ['next → d', '< 2 → a', 'NoMatchingCondition → c', 'NoMatchingError → d'],
  },
  {
    name: 'a condition that nobody knows is kept as it is',
    module: {
      type: 'CheckAttribute',
      branches: ['Evaluate Rhymes x → a', 'NoMatch → b'],
      parameters: [
        { name: 'Attribute', value: 'tier' },
        { name: 'Namespace', value: 'External' },
      ],
    },
    issues: ['legacy_guess modules.0.branches.0'],
  },
  {
    name: 'a parameter that the step has no place for is lost',
    module: { ...prompt, parameters: [...(prompt.parameters ?? []), { name: 'Volume', value: '11' }] },
    issues: ['legacy_lost_parameter modules.0.parameters.2'],
  },
  {
    name: 'a key that no parameter is known to have is lost',
    module: { ...prompt, parameters: [{ name: 'Text', value: 'Hello.', volume: 11, key: 'loud' }] },
    issues: [
      'legacy_lost_parameter modules.0.parameters.0.key',
      'legacy_lost_parameter modules.0.parameters.0.volume',
    ],
  },
  {
    name: 'a text beside a recording is lost',
    module: {
      ...prompt,
      parameters: [
        ...(prompt.parameters ?? []),
        { name: 'AudioPrompt', value: 'arn:prompt', resourceName: 'Beep' },
      ],
    },
    issues: ['legacy_lost_parameter modules.0.parameters.0', 'legacy_lost_parameter modules.0.parameters.1'],
  },
  {
    name: 'an attribute that is set twice keeps its last value',
    module: {
      type: 'SetAttributes',
      branches: ['Success → a', 'Error → b'],
      parameters: [
        { name: 'Attribute', key: 'tier', value: '1' },
        { name: 'Attribute', key: 'tier', value: '2' },
        { name: 'Attribute', value: '3' },
      ],
    },
    issues: [
      'legacy_lost_parameter modules.0.parameters.1.key',
      'legacy_lost_parameter modules.0.parameters.2',
    ],
  },
  {
    name: 'a word that nobody knows is kept as it is',
    module: {
      type: 'SetLoggingBehavior',
      branches: ['Success → a'],
      parameters: [{ name: 'LoggingBehavior', value: 'Sometimes' }],
    },
    issues: ['legacy_guess modules.0.parameters.0'],
  },
  {
    name: 'a value that a step needs is missing',
    module: { type: 'SetQueue', branches: ['Success → a', 'Error → b'] },
    issues: ['legacy_missing_parameter modules.0'],
  },
  {
    name: 'a module that nobody knows keeps its place, its values and its exits',
    module: {
      type: 'SingSong',
      branches: ['Success → a', 'Evaluate Equals 1 → b', 'Encore → c', 'NoMatch → d', 'Error → e'],
      parameters: [{ name: 'Song', value: 'title', namespace: 'User Defined' }],
    },
    issues: ['legacy_unknown_module modules.0'],
    exits: ['next → a', '= 1 → b', '= Encore → c', 'NoMatchingCondition → d', 'NoMatchingError → e'],
  },
];

describe('what cannot be carried over is named', () => {
  test.each(faults)('$name', ({ module, issues, exits }) => {
    const read = readModule(module);
    expect(read.issues.map(told)).toEqual(issues);
    if (exits !== undefined) expect(stepOf(read).exits).toEqual(exits);
  });

  test('a step that nobody knows is one that no check lets pass', () => {
    const { action } = stepOf(readModule({ type: 'SingSong', parameters: [{ name: 'Song', value: 'Air' }] }));
    expect(action).toMatchObject({ Type: 'SingSong', Parameters: { Song: 'Air' } });
  });

  test('what leads nowhere ends the contact, or the flow where that cannot be', () => {
    const module = { ...prompt, branches: ['Success'] };
    const endOf = (flowType: string) => readModule(module, flowType).unit?.document.Actions.at(-1);
    expect(endOf('contactFlow')).toMatchObject({ Identifier: 'unconnected', Type: 'DisconnectParticipant' });
    expect(endOf('agentWhisper')).toMatchObject({ Identifier: 'unconnected', Type: 'EndFlowExecution' });
  });

  test('the step for what leads nowhere takes no name that the export has', () => {
    const { unit } = fromLegacy(
      exportOf({ ...prompt, branches: ['Success'] }).replaceAll('"b"', '"unconnected"'),
    );
    expect(unit?.document.Actions.map(({ Identifier }) => Identifier)).toContain('unconnected-2');
  });
});

interface Broken {
  readonly name: string;
  readonly text: string;
  /** Each as `code line:column`. */
  readonly issues: readonly string[];
  readonly flow?: false;
}

const broken: readonly Broken[] = [
  { name: 'no JSON', text: '{ "modules": [ }', issues: ['json_syntax 1:16'], flow: false },
  {
    name: 'a flow of today',
    text: JSON.stringify({ Version: '2019-10-30', StartAction: 'a', Actions: [] }),
    issues: ['not_legacy 1:1'],
    flow: false,
  },
  { name: 'something else', text: '[1]', issues: ['not_a_flow 1:1'], flow: false },
  {
    name: 'no modules',
    text: sound.replace(/"modules": \[[^]*?\n \],/, '"modules": [],'),
    issues: ['legacy_no_steps 2:13'],
    flow: false,
  },
  {
    name: 'modules that are no list',
    text: '{"modules": 7, "version": "1", "type": "contactFlow"}',
    issues: ['legacy_wrong_shape 1:13', 'legacy_no_steps 1:13'],
    flow: false,
  },
  { name: 'no start', text: sound.replace(' "start": "m",\n', ''), issues: ['legacy_start 1:1'] },
  {
    name: 'a start that is not there',
    text: sound.replace('"start": "m"', '"start": "z"'),
    issues: ['legacy_start 104:11'],
  },
  {
    name: 'another version',
    text: sound.replace('"version": "1"', '"version": "2"'),
    issues: ['legacy_unknown_version 102:13'],
  },
  {
    name: 'a type that no flow has',
    text: sound.replace('"type": "contactFlow"', '"type": "chatFlow"'),
    issues: ['legacy_unknown_type 103:10'],
  },
  {
    name: 'an id that stands twice',
    text: sound.replace('"id": "b"', '"id": "a"'),
    issues: ['legacy_duplicate_id 41:3'],
  },
  {
    name: 'a module without an id',
    text: sound.replace('"id": "f",', ''),
    issues: ['legacy_wrong_shape 89:3'],
  },
  {
    name: 'a module that is no object',
    text: sound.replace('"modules": [', '"modules": [7,'),
    issues: ['legacy_wrong_shape 2:14'],
  },
  {
    name: 'parameters that are no list',
    text: sound.replace('"parameters": []', '"parameters": {}'),
    issues: ['legacy_wrong_shape 33:18'],
  },
  {
    name: 'a value that is no text',
    text: sound.replace('"value": "Hello."', '"value": ["Hello."]'),
    issues: ['legacy_wrong_shape 15:15', 'legacy_missing_parameter 3:3'],
  },
  {
    name: 'a key that nobody knows',
    text: sound.replace('"version": "1"', '"version": "1", "author": "me"'),
    issues: ['legacy_lost_key 102:28'],
  },
  {
    name: 'a name that would change the object that it is a key of',
    text: sound.replace('"Hello."', '"__proto__"'),
    issues: ['legacy_wrong_shape 15:15', 'legacy_missing_parameter 3:3'],
  },
];

describe('an export that is broken', () => {
  test.each(broken)('$name', ({ text, issues, flow = true }) => {
    const read = fromLegacy(text, { file: 'old.json', name: 'Old' });
    expect(read.issues.map(({ code, line, column }) => `${code} ${line}:${column}`)).toEqual(issues);
    expect(read.unit !== undefined).toBe(flow);
    for (const issue of read.issues) {
      expect(issue).toMatchObject({
        flow: 'Old',
        file: 'old.json',
        message: expect.stringMatching(/\S[.?]$/),
      });
    }
  });

  test('gives no error that is not there', () => {
    expect(fromLegacy(sound).issues).toEqual([]);
  });
});

/** An export with many kinds of modules in it. */
const rich = JSON.stringify({
  ...JSON.parse(sound),
  modules: [
    ...JSON.parse(sound).modules,
    ...faults.map(({ module }, index) => ({ ...JSON.parse(exportOf(module)).modules[0], id: `m${index}` })),
  ],
});

type Change = (value: unknown) => unknown;
const changes: readonly Change[] = [
  () => null,
  () => 7,
  () => '',
  () => '__proto__',
  () => 'constructor',
  () => [],
  () => ({}),
  () => true,
  () => undefined,
  (value) => [value, value],
  (value) => ({ value }),
  (value) => (Array.isArray(value) ? value.toReversed() : `${String(value)}'`),
];

/** Changes one value, found by walking the numbers, and gives the export again. */
function mutate(value: unknown, [first = 0, ...rest]: readonly number[], change: Change): unknown {
  if (typeof value !== 'object' || value === null || rest.length === 0) return change(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return change(value);
  const [chosen] = entries[first % entries.length] ?? [''];
  const changed = entries.map(([key, inner]) => [key, key === chosen ? mutate(inner, rest, change) : inner]);
  return Array.isArray(value) ? changed.map(([, inner]) => inner) : Object.fromEntries(changed);
}

test('whatever is done to an export, it is read without a throw, and what comes of it is a flow', () => {
  const edit = fc.tuple(fc.array(fc.nat(1000), { maxLength: 7 }), fc.constantFrom(...changes));
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const value = edits.reduce<unknown>(
        (whole, [path, change]) => mutate(whole, path, change),
        JSON.parse(rich),
      );
      const { unit, issues } = fromLegacy(JSON.stringify(value) ?? '');
      expect(issues.every(({ message, line }) => message.length > 0 && (line ?? 0) > 0)).toBe(true);
      if (unit === undefined) {
        expect(issues.some(({ severity }) => severity === 'error')).toBe(true);
        return;
      }
      const again = parseFlow(printFlow(unit.document));
      expect(again.issues).toEqual([]);
      expect(again.document).toEqual(unit.document);
      const names = new Set(unit.document.Actions.map(({ Identifier }) => Identifier));
      expect(names.size).toBe(unit.document.Actions.length);
      const targets = unit.document.Actions.flatMap(
        ({ Transitions: { NextAction, Errors = [], Conditions = [] } = {} }) => [
          ...(NextAction === undefined ? [] : [NextAction]),
          ...[...Errors, ...Conditions].map((branch) => branch.NextAction),
        ],
      );
      expect([unit.document.StartAction, ...targets].filter((target) => !names.has(target))).toEqual([]);
    }),
    { seed: 3, numRuns: 400 },
  );
});
