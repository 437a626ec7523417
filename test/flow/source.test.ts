import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { actions } from '../../src/actions/index.ts';
import { flowTypeOf } from '../../src/check/flow-type.ts';
import { sourceOf } from '../../src/flow/source/source.ts';
import * as face from '../../src/index.ts';
import type { ActionDocument, FlowDocument, Unit } from '../../src/language/document.ts';
import { parseFlow } from '../../src/language/parse.ts';
import { projects } from '../engine/always-valid.ts';
import { fuzzTexts, mutant } from '../engine/fuzz.ts';
import { essence, evaluate } from './evaluate.ts';

const root = resolve(import.meta.dirname, '../..');
const corpus = resolve(root, process.env['TRUNKLINE_CORPUS'] ?? '../shared/corpus');
const present = existsSync(join(corpus, 'INDEX.json'));
const unless = present ? '' : ` (skipped: no corpus at ${corpus}; set TRUNKLINE_CORPUS to its folder)`;

const bye: ActionDocument = {
  Identifier: 'bye',
  Type: 'DisconnectParticipant',
  Parameters: {},
  Transitions: {},
};
const onError = [{ NextAction: 'bye', ErrorType: 'NoMatchingError' }];

function document(...all: readonly ActionDocument[]): FlowDocument {
  return { Version: '2019-10-30', StartAction: all[0]?.Identifier ?? '', Actions: [...all, bye] };
}

function action(
  Type: string,
  Parameters: ActionDocument['Parameters'],
  Transitions: ActionDocument['Transitions'] = {},
) {
  return { Identifier: 'a', Type, Parameters, Transitions } as ActionDocument;
}

/** The code of the first step in one line. */
function codeOf(unit: ActionDocument | Unit): string {
  const { text } = sourceOf(
    'Type' in unit ? { name: 'Main', type: 'CONTACT_FLOW', document: document(unit) } : unit,
  );
  const [, code = ''] = /steps: \{\n {4}\S+ ([^]*?),\n {4}\S+ [^]*?\n {2}\}/.exec(text) ?? [];
  return code.replace(/,?\n *(?=[}\])])/g, (found) => (found.includes(',') ? ' ' : '')).replace(/\s+/g, ' ');
}

test('a flow is written as a person would write it', () => {
  const queue = 'arn:aws:connect:us-east-1:123456789012:instance/i-1/queue/q-1';
  const steps: ActionDocument[] = [
    {
      Identifier: 'd0c2a1a0-0000-4000-8000-000000000001',
      Type: 'MessageParticipant',
      Parameters: { Text: 'Hello $.Attributes.name, thanks for calling.' },
      Transitions: { NextAction: 'd0c2a1a0-0000-4000-8000-000000000002' },
    },
    {
      Identifier: 'd0c2a1a0-0000-4000-8000-000000000002',
      Type: 'Compare',
      Parameters: { ComparisonValue: '$.Attributes.tier' },
      Transitions: {
        NextAction: 'd0c2a1a0-0000-4000-8000-000000000003',
        Conditions: [{ NextAction: 'bye', Condition: { Operator: 'Equals', Operands: ['gold'] } }],
        Errors: [{ NextAction: 'd0c2a1a0-0000-4000-8000-000000000003', ErrorType: 'NoMatchingCondition' }],
      },
    },
    {
      Identifier: 'd0c2a1a0-0000-4000-8000-000000000003',
      Type: 'UpdateContactTargetQueue',
      Parameters: { QueueId: queue },
      Transitions: { NextAction: 'bye', Errors: onError },
    },
  ];
  const Metadata = {
    ActionMetadata: {
      'd0c2a1a0-0000-4000-8000-000000000003': { parameters: { QueueId: { displayName: 'Service desk' } } },
    },
  };
  const unit = {
    name: 'Main IVR',
    type: 'AGENT_TRANSFER',
    document: { ...document(...steps), Metadata },
  } as const;
  const { text, exported } = sourceOf(unit);
  expect(exported).toBe('mainIvr');
  expect(text).toBe(`import {
  attribute,
  checkContactAttributes,
  disconnect,
  equals,
  flow,
  playPrompt,
  queue,
  setWorkingQueue,
  text,
} from 'trunkline';

const serviceDesk = queue('Service desk', {
  id: '${queue}',
});

export const mainIvr = flow('Main IVR', {
  type: 'AGENT_TRANSFER',
  attributes: ['name', 'tier'],
  start: 'hello-thanks-for-calling',
  steps: {
    'hello-thanks-for-calling': playPrompt({
      text: text\`Hello \${attribute('name')}, thanks for calling.\`,
      next: 'check-tier',
    }),
    'check-tier': checkContactAttributes({
      value: attribute('tier'),
      when: [[equals('gold'), 'bye']],
      onNoMatch: 'set-service-desk',
    }),
    'set-service-desk': setWorkingQueue({ queue: serviceDesk, next: 'bye', onError: 'bye' }),
    bye: disconnect(),
  },
  identifiers: {
    'hello-thanks-for-calling': 'd0c2a1a0-0000-4000-8000-000000000001',
    'check-tier': 'd0c2a1a0-0000-4000-8000-000000000002',
    'set-service-desk': 'd0c2a1a0-0000-4000-8000-000000000003',
  },
});
`);
  expect(essence(evaluate(text).document)).toEqual(essence(unit.document));
});

const leads = { NextAction: 'bye', Errors: onError };
const gold = { NextAction: 'bye', Condition: { Operator: 'Equals', Operands: ['gold'] } };

test.each([
  [
    'a quote is not escaped',
    action('MessageParticipant', { Text: "It's on." }, { NextAction: 'bye' }),
    `playPrompt({ text: "It's on.", next: 'bye' })`,
  ],
  [
    'a text that a template would change stays as it stands',
    action('MessageParticipant', { Text: "A $.Attributes.x['b" }, { NextAction: 'bye' }),
    `playPrompt({ text: "A $.Attributes.x['b", next: 'bye' })`,
  ],
  [
    'a reference that is spelled otherwise stays a text',
    action('MessageParticipant', { Text: '$.Attributes["x"]' }, { NextAction: 'bye' }),
    `playPrompt({ text: '$.Attributes["x"]', next: 'bye' })`,
  ],
  [
    'a backtick and a brace',
    action('MessageParticipant', { Text: '`${a}` $.Channel' }, { NextAction: 'bye' }),
    "playPrompt({ text: text`\\`\\${a}\\` ${system('Channel')}`, next: 'bye' })",
  ],
  [
    'a character that turns the text around is written by its number',
    action('MessageParticipant', { Text: 'a\u202eb' }, { NextAction: 'bye' }),
    "playPrompt({ text: 'a\\u202eb', next: 'bye' })",
  ],
  ...['__proto__', 'constructor', 'toString'].map(
    (name) =>
      [
        `a reference that begins with ${name}`,
        action('MessageParticipant', { Text: `$.${name}.x` }, { NextAction: 'bye' }),
        `playPrompt({ text: system('${name}', 'x'), next: 'bye' })`,
      ] as const,
  ),
  [
    'an operator that every object has as a key',
    action(
      'Compare',
      { ComparisonValue: '$.Attributes.n' },
      {
        NextAction: 'bye',
        Conditions: [{ NextAction: 'bye', Condition: { Operator: 'constructor', Operands: ['1'] } }],
        Errors: [{ NextAction: 'bye', ErrorType: 'NoMatchingCondition' }],
      },
    ),
    "checkContactAttributes({ value: attribute('n'), when: [[{ operator: 'constructor', operand: '1' }, 'bye']], onNoMatch: 'bye' })",
  ],
  [
    'a key that would set the prototype',
    action(
      'UpdateContactAttributes',
      JSON.parse('{"Attributes":{"__proto__":"x"},"TargetContact":"Current"}'),
      leads,
    ),
    "setContactAttributes({ attributes: { ['__proto__']: 'x' }, next: 'bye', onError: 'bye' })",
  ],
  [
    'a menu in the order of its keys',
    action(
      'GetParticipantInput',
      { Text: 'Press.', InputTimeLimitSeconds: '5', StoreInput: 'False' },
      {
        NextAction: 'bye',
        Conditions: [2, 1].map((key) => ({
          ...gold,
          Condition: { Operator: 'Equals', Operands: [`${key}`] },
        })),
        Errors: ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'].map((ErrorType) => ({
          NextAction: 'bye',
          ErrorType,
        })),
      },
    ),
    "getCustomerInput({ text: 'Press.', timeout: 5, when: { '1': 'bye', '2': 'bye' }, order: ['2', '1'], onTimeout: 'bye', onNoMatch: 'bye', onError: 'bye' })",
  ],
  [
    'a number that is spelled otherwise',
    action(
      'Compare',
      { ComparisonValue: '$.Attributes.n' },
      {
        NextAction: 'bye',
        Conditions: [{ NextAction: 'bye', Condition: { Operator: 'NumberGreaterThan', Operands: ['007'] } }],
        Errors: [{ NextAction: 'bye', ErrorType: 'NoMatchingCondition' }],
      },
    ),
    "checkContactAttributes({ value: attribute('n'), when: [[{ operator: 'NumberGreaterThan', operand: '007' }, 'bye']], onNoMatch: 'bye' })",
  ],
  [
    'an id without a name gets one by its kind',
    action(
      'TransferToFlow',
      { ContactFlowId: '12345678-90ab-4cde-8f01-234567890abc' },
      { NextAction: 'bye', Errors: onError },
    ),
    "transferToFlow({ flow: flow1, onError: 'bye' })",
  ],
  [
    'an action whose exits no constructor writes',
    action('MessageParticipant', { Text: 'Hello.' }, { NextAction: 'bye', Errors: [...onError, ...onError] }),
    "rawAction('MessageParticipant', { parameters: { Text: 'Hello.' }, transitions: { NextAction: 'bye', Errors: [ { NextAction: 'bye', ErrorType: 'NoMatchingError' }, { NextAction: 'bye', ErrorType: 'NoMatchingError' }, ], }, })",
  ],
  [
    'an action that does not belong in the flow',
    action('MessageParticipantIteratively', { Messages: [{ Text: 'Hold.' }] }),
    "rawAction('MessageParticipantIteratively', { parameters: { Messages: [{ Text: 'Hold.' }] } })",
  ],
  [
    'an action that nobody knows',
    action('MakeTea', { Sugar: '2' }, { NextAction: 'bye' }),
    "rawAction('MakeTea', { parameters: { Sugar: '2' }, next: 'bye' })",
  ],
] as const)('%s', (_name, written, code) => {
  const unit = { name: 'Main', type: 'CONTACT_FLOW', document: document(written) } as const;
  const { text } = sourceOf(unit);
  expect(essence(evaluate(text).document)).toEqual(essence(unit.document));
  expect(codeOf(written).replace(/, (?=[}\])])/g, ' ')).toBe(code.replace(/, (?=[}\])])/g, ' '));
});

const says = (Identifier: string, Text: string) => ({
  Identifier,
  Type: 'MessageParticipant',
  Parameters: { Text },
  Transitions: { NextAction: 'bye' },
});
const uuid = (last: number) => `d0c2a1a0-0000-4000-8000-00000000000${last}`;

test('a step keeps its name, or gets one that no other has', () => {
  const named = document(
    says('Welcome', 'Hello.'),
    says(uuid(1), 'Hello.'),
    says(uuid(2), 'Hello!'),
    // Objects put whole numbers first, and would change the order of the steps.
    says('7', '42'),
    says(uuid(3), '<break/>'),
    says('bye', 'An identifier that stands twice.'),
    says(' padded ', 'Grüße an alle, die heute anrufen'),
    {
      Identifier: uuid(4),
      Type: 'InvokeLambdaFunction',
      Parameters: {
        LambdaFunctionARN: 'arn:aws:lambda:us-east-1:123456789012:function:lookupCaller:live',
        InvocationTimeLimitSeconds: '8',
      },
      Transitions: leads,
    },
    { Identifier: 'constructor', Type: 'MakeTea2Go', Transitions: { NextAction: 'hello' } },
  );
  const { steps, text } = sourceOf({ name: '', document: named });
  expect(steps.map(({ name }) => name)).toEqual([
    'Welcome',
    // "hello" is where the last step leads, to no step at all.
    'hello-2',
    'hello-3',
    'play-prompt',
    'play-prompt-2',
    'bye',
    'grüße-an-alle-die',
    'invoke-lookup-caller',
    'constructor',
    'disconnect',
  ]);
  expect(essence(evaluate(text).document)).toEqual(essence(named));
});

test.each([
  [
    'lost keys',
    { Actions: [{ ...bye, Note: 'why' }], Version: '2020-01-01', Comment: 'x' },
    ['version_not_carried_over Version', 'not_carried_over Comment', 'not_carried_over Actions.0.Note'],
  ],
  [
    'notes that the console keeps',
    { Metadata: { name: 'x', Annotations: [], entryPointPosition: { x: 1, y: 2 } } },
    ['metadata_not_carried_over Metadata.Annotations'],
  ],
  [
    'settings of a module',
    { Settings: { InputParameters: [{ Name: 'x' }] } },
    ['settings_not_carried_over Settings'],
  ],
  [
    'the settings that every module has',
    {
      Settings: {
        InputParameters: [],
        OutputParameters: [],
        Transitions: [
          { DisplayName: 'Success', ReferenceName: 'Success', Description: '' },
          { DisplayName: 'Error', ReferenceName: 'Error', Description: '' },
        ],
      },
    },
    [],
  ],
  [
    'a step without types',
    { Actions: [action('MessageParticipant', { Text: 'Hello.', Volume: '11' }, { NextAction: 'bye' }), bye] },
    ['written_raw Actions.0.Parameters.Volume'],
  ],
] as const)('it is said what is not carried over: %s', (_name, changes, issues) => {
  const text = JSON.stringify({ ...document(), ...changes }, null, 2);
  const { document: read, source } = parseFlow(text, { file: 'main.json' });
  if (read === undefined) throw new Error('The document cannot be read.');
  const type = read.Settings === undefined ? 'CONTACT_FLOW' : 'MODULE';
  const found = sourceOf({ name: 'Main', type, document: read, source }).issues;
  expect(found.map(({ code, path = [] }) => `${code} ${path.join('.')}`)).toEqual(issues);
  for (const { file, line } of found) expect([file, typeof line]).toEqual(['main.json', 'number']);
});

describe('every constructor has its reverse', () => {
  const reversed = [...actions.values()].flatMap(({ constructors = [] }) =>
    constructors.map(({ name }) => name),
  );

  test('and its name is that of the public face', () => {
    const folder = join(root, 'src/actions');
    const placed = readdirSync(folder).flatMap((file) =>
      Array.from(
        readFileSync(join(folder, file), 'utf8').matchAll(/^export function (\w+)/gm),
        ([, name = '']) => name,
      ),
    );
    expect([...reversed].sort()).toEqual(placed.filter((name) => name in face).sort());
  });

  test('which reads what the constructor wrote', async () => {
    const folder = join(root, 'test/types');
    const files = readdirSync(folder).filter((file) => /^right.*\.ts$/.test(file));
    const modules = await Promise.all(files.map((file) => import(join(folder, file))));
    const units = modules.flatMap((all) =>
      Object.values(all as { [name: string]: Unit }).filter((value) => value.document !== undefined),
    );
    const sources = units.map((unit) => ({ unit, source: sourceOf(unit) }));
    for (const { unit, source } of sources) {
      expect(essence(evaluate(source.text).document)).toEqual(essence(unit.document));
      const raw = source.steps.filter(({ call }) => call === 'rawAction');
      // The one that is written so there.
      expect(raw.filter(({ name }) => name !== 'view')).toEqual([]);
    }
    const used = new Set(sources.flatMap(({ source }) => source.steps.map(({ call }) => call)));
    expect(reversed.filter((name) => !used.has(name))).toEqual([]);
  });
});

/** What Connect takes, and no constructor writes. */
const untyped: ReadonlySet<string> = new Set([
  'CompleteOutboundCall Parameters.ConnectionTimeLimitSeconds',
  // A whole object as one reference.
  'EndFlowModuleExecution Parameters.ResultData',
  'InvokeLambdaFunction Parameters.InvocationType',
  // Empty, or with values that are no texts.
  'InvokeLambdaFunction Parameters.LambdaInvocationAttributes',
  'InvokeLambdaFunction Parameters.LambdaInvocationAttributes.nested',
  'InvokeLambdaFunction Parameters.LambdaInvocationAttributes.who',
  // What the Voice ID block wrote.
  'UpdateContactData Parameters.IsVoiceIdStreamingEnabled',
  // Two hooks in one action.
  'UpdateContactEventHooks Parameters.EventHooksConfiguration.CustomerWhisper',
  // Switched off by being left out.
  'UpdateContactRecordingAndAnalyticsBehavior Parameters.ChatBehavior.ChatAnalyticsBehavior.ConversationalAnalyticsRedactionConfiguration',
]);

describe('generated and mutated flows', () => {
  test('are built again as they were, with types but for parameters that no constructor takes', () => {
    const foreign = new Set<string>();
    fc.assert(
      fc.property(projects, ({ flows }) => {
        for (const unit of flows) {
          const { text, issues } = sourceOf(unit);
          expect(essence(evaluate(text).document)).toEqual(essence(unit.document));
          for (const { code, args } of issues) {
            const [, path] = /another (Parameters\..*)/.exec(String(args['why'])) ?? [];
            if (code === 'written_raw' && path !== undefined) foreign.add(`${String(args['type'])} ${path}`);
          }
        }
      }),
      { numRuns: 60, seed: 20191030 },
    );
    expect([...foreign].filter((path) => !untyped.has(path))).toEqual([]);
  });

  test('are written whatever their shape', () => {
    const texts = fuzzTexts('');
    const types = ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'MODULE'] as const;
    let written = 0;
    for (let number = 0; number < 300; number++) {
      const { document: read } = parseFlow(mutant(texts, number));
      if (read === undefined) continue;
      const { text } = sourceOf({ name: 'Main', type: types[number % 3] ?? 'MODULE', document: read });
      expect(essence(evaluate(text).document)).toEqual(essence(read));
      written++;
    }
    expect(written).toBeGreaterThan(100);
  });
});

describe.skipIf(!present)(`the flows that the console drew${unless}`, () => {
  const units = present ? unitsOfCorpus() : [];
  const sources = units.map((unit) => ({ unit, source: sourceOf(unit) }));
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('are built again as they were', () => {
    expect(units.length).toBe(181);
    for (const { unit, source } of sources)
      expect([unit.name, essence(evaluate(source.text).document)]).toEqual([
        unit.name,
        essence(unit.document),
      ]);
  });

  test('have types at more than 98 of 100 steps', () => {
    const steps = sources.flatMap(({ source }) => source.steps);
    const typed = steps.filter(({ call }) => call !== 'rawAction');
    expect(typed.length / steps.length).toBeGreaterThan(0.98);
  });

  test('compile: a sample of 20; scripts/import-corpus.mjs compiles all of them', () => {
    const files = sources
      .filter((_, index) => index % 9 === 0)
      .slice(0, 20)
      .map(({ source }, index) => {
        writeFileSync(join(folder, `${index}.ts`), source.text);
        return `${index}.ts`;
      });
    const compilerOptions = { paths: { trunkline: [join(root, 'src/index.ts')] }, types: [] };
    const config = { extends: join(root, 'tsconfig.json'), compilerOptions, files, include: [] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    const { stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder, '--pretty', 'false'], {
      encoding: 'utf8',
    });
    const wrong = stdout.split('\n').filter((line) => /^\S*\d+\.ts\(/.test(line) && !line.includes('src/'));
    expect([files.length, wrong]).toEqual([20, []]);
  });
});

function unitsOfCorpus(): readonly Unit[] {
  const { items } = JSON.parse(readFileSync(join(corpus, 'INDEX.json'), 'utf8')) as {
    readonly items: readonly { readonly file: string; readonly origin: string }[];
  };
  return items
    .filter(({ file, origin }) => origin === 'designer' && file.startsWith('flows/'))
    .map(({ file }) => {
      const { document: read } = parseFlow(readFileSync(join(corpus, file), 'utf8'), { file });
      if (read === undefined) throw new Error(`${file} cannot be read.`);
      const type = flowTypeOf({ document: read });
      return { name: file, document: read, ...(type === undefined ? {} : { type }) };
    });
}

test('a step that sets what has only an id is named after what it does', () => {
  const set = {
    Identifier: uuid(1),
    Type: 'UpdateContactTargetQueue',
    Parameters: { QueueId: '337d3528-bb6c-4a5e-9b0e-0f1f6c2a9d11' },
    Transitions: { NextAction: 'bye', Errors: [{ NextAction: 'bye', ErrorType: 'NoMatchingError' }] },
  };
  const { steps } = sourceOf({ name: 'Main', type: 'CONTACT_FLOW', document: document(set) });
  expect(steps[0]?.name).toBe('set-working-queue');
});

test('a place in an action is written as in a document', () => {
  const streams = action(
    'UpdateContactMediaStreamingBehavior',
    {
      MediaStreamingState: 'Enabled',
      Participants: [{ ParticipantType: 'Customer', MediaDirections: ['From', 'To'] }],
      MediaStreamType: 'Audio',
    },
    { NextAction: 'bye', Errors: [{ NextAction: 'bye', ErrorType: 'NoMatchingError' }] },
  );
  const { issues } = sourceOf({ name: 'Main', type: 'CONTACT_FLOW', document: document(streams) });
  expect(issues.map(({ message }) => message)).toEqual([
    expect.stringContaining('would write another Parameters.Participants[0].MediaDirections[0]'),
  ]);
});
