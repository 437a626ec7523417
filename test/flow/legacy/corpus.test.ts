import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/check/check.ts';
import { fromLegacy } from '../../../src/flow/legacy/from-legacy.ts';
import type { ActionDocument, FlowDocument, Unit } from '../../../src/language/document.ts';
import { parseFlow } from '../../../src/language/parse.ts';
import { printFlow } from '../../../src/language/print.ts';
import { told } from './exports.ts';
import { linesOf } from './shape.ts';

const corpus = resolve(
  import.meta.dirname,
  '../../..',
  process.env['TRUNKLINE_CORPUS'] ?? '../shared/corpus',
);
const present = existsSync(join(corpus, 'INDEX.json'));
const unless = present ? '' : ` (skipped: no corpus at ${corpus}; set TRUNKLINE_CORPUS to its folder)`;

const read = (folder: string, file: string) => readFileSync(join(corpus, folder, file), 'utf8');
const exportFiles = present ? readdirSync(join(corpus, 'legacy')).toSorted() : [];

function unitIn(file: string): Unit {
  const { unit } = fromLegacy(read('legacy', file), { file });
  if (unit === undefined) throw new Error(`${file} gave no flow`);
  return unit;
}

/** What is told about an export, and what is wrong with the flow that it became. */
interface Told {
  readonly file: string;
  readonly why: string;
  readonly issues: readonly string[];
  readonly errors: readonly string[];
}

const notices: readonly Told[] = [
  {
    file: 'amazon-connect__amazon-connect-chat-ui-examples__InteractiveMessagingContactFlow.json',
    why: 'The export is older than the region of a bot, and Connect asks for one now.',
    issues: ['legacy_missing_parameter modules.2'],
    errors: ['empty_string Actions.2.Parameters.LexBot.Region'],
  },
  {
    file: 'amazon-connect__amazon-connect-snippets__GetUserData.json',
    why: 'The older of the two modules that set a flow for an event has no error branch.',
    issues: ['legacy_added_branch modules.9'],
    errors: [],
  },
  {
    file: 'aws-samples__amazon-connect-collect-feedback-via-phone-ivr__ivr-feedback-flow.json',
    why: 'Whoever published it took the functions out, for a reader to choose his own.',
    issues: ['legacy_missing_parameter modules.8', 'legacy_missing_parameter modules.12'],
    errors: [
      'empty_string Actions.8.Parameters.LambdaFunctionARN',
      'empty_string Actions.12.Parameters.LambdaFunctionARN',
    ],
  },
];

interface WrittenExport {
  readonly modules: readonly {
    readonly id: string;
    readonly parameters: readonly { readonly [key: string]: unknown }[];
    readonly branches: readonly { readonly transition: string }[];
  }[];
}

describe.skipIf(!present)(`public legacy exports${unless}`, () => {
  test('all 40 become flows, and no more is told of them than there is to tell', () => {
    const found = exportFiles.map((file) => {
      const { unit, issues } = fromLegacy(read('legacy', file), { file });
      const errors = (unit === undefined ? [] : check(unit)).filter(({ severity }) => severity === 'error');
      return { file, made: unit !== undefined, issues: issues.map(told), errors: errors.map(told) };
    });
    expect(found).toHaveLength(40);
    expect(found.filter(({ made }) => !made)).toEqual([]);
    expect(
      found
        .filter(({ issues, errors }) => issues.length + errors.length > 0)
        .map(({ file, issues, errors }) => ({ file, issues, errors })),
    ).toEqual(notices.map(({ file, issues, errors }) => ({ file, issues, errors })));
  });

  test.each(exportFiles)('%s, printed and read again, is the same flow', (file) => {
    const { document } = unitIn(file);
    const again = parseFlow(printFlow(document));
    expect(again.issues).toEqual([]);
    expect(again.document).toEqual(document);
  });

  test.each(exportFiles)(
    '%s: whatever changes in a parameter or a branch is seen in the flow or told',
    (file) => {
      const written = JSON.parse(read('legacy', file).replace(/^\ufeff/, '')) as WrittenExport;
      const before = resultOf(written);
      const unseen: string[] = [];
      const change = (path: readonly (string | number)[], value: string) => {
        if (resultOf(withValue(written, path, value)) === before) unseen.push(path.join('.'));
      };
      for (const [index, { id, parameters, branches }] of written.modules.entries()) {
        for (const [place, parameter] of parameters.entries()) {
          for (const key of Object.keys(parameter)) {
            if (key !== 'namespace' && parameter[key] !== null)
              change(['modules', index, 'parameters', place, key], 'changed');
          }
        }
        for (const [place, { transition }] of branches.entries()) {
          const other = written.modules.find((module) => module.id !== transition)?.id ?? id;
          change(['modules', index, 'branches', place, 'transition'], other);
        }
      }
      expect(unseen).toEqual([]);
    },
  );
});

/** What comes of an export, in one text. */
function resultOf(value: unknown): string {
  const { unit, issues } = fromLegacy(JSON.stringify(value));
  return JSON.stringify([unit?.document, issues.map(told)]);
}

/** The value with one member replaced. */
function withValue(value: unknown, [first, ...rest]: readonly (string | number)[], end: string): unknown {
  if (first === undefined) return end;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === first ? withValue(item, rest, end) : item));
  const fields = value as { readonly [key: string]: unknown };
  return { ...fields, [first]: withValue(fields[first], rest, end) };
}

/** A flow that was exported in both formats. */
interface Twin {
  readonly legacy: string;
  readonly today: string;
  readonly same: number;
  /** Steps that were changed between the two exports, by what was changed. */
  readonly changed: readonly string[];
}

const salesforce = 'amazon-connect__amazon-connect-salesforce-scv__';
const chat = 'amazon-connect__amazon-connect-chat-ui-examples__';
const twins: readonly Twin[] = [
  {
    legacy: `${salesforce}AWSSCV-DDR-Flow.json`,
    today: `${salesforce}awsscv_ddr_flow_cf.json`,
    same: 47,
    changed: [],
  },
  {
    legacy: `${salesforce}AWS_Sample_SCV-_Queue_Transfer.json`,
    today: `${salesforce}AWS_Sample_SCV_Queue_Transfer.json`,
    same: 15,
    changed: ['LambdaFunctionARN: a template fills it in'],
  },
  {
    legacy: `${chat}InteractiveMessagingContactFlow.json`,
    today: `${chat}InteractiveMsg_ContactFlowLexV2_Export.json`,
    same: 5,
    changed: ['QueueId: another instance', 'Text: other words; LexBot.Region: the export has none'],
  },
];

/** Everything that decides what a step does; the lists of exits have no order, but for the tests among them. */
function meaningOf({ Type, Parameters = {}, Transitions = {} }: ActionDocument): unknown {
  const { NextAction, Errors = [], Conditions = [] } = Transitions;
  // The console writes these two since, with the value that goes without saying.
  const { TargetContact: _current, ResponseValidation: _map, ...parameters } = Parameters;
  return {
    Type,
    parameters,
    NextAction,
    errors: Object.fromEntries(Errors.map((branch) => [branch.ErrorType, branch.NextAction])),
    conditions: Type === 'Loop' ? Conditions.toSorted((a, b) => (named(a) < named(b) ? -1 : 1)) : Conditions,
  };
}

function named(condition: object): string {
  return JSON.stringify(condition, ['Condition', 'Operands']);
}

describe.skipIf(!present)(`flows that were exported in both formats${unless}`, () => {
  test.each(twins)(
    '$legacy: $same steps come out as the console wrote them',
    ({ legacy, today, same, changed }) => {
      const { document } = unitIn(legacy);
      const other = parseFlow(read('flows', today)).document as FlowDocument;
      const theirs = new Map(other.Actions.map((action) => [action.Identifier, meaningOf(action)]));
      expect(document.StartAction).toBe(other.StartAction);
      expect(theirs.size).toBe(document.Actions.length);
      const ours = document.Actions.map((action) => ({ action, twin: theirs.get(action.Identifier) }));
      const equal = ours.filter(
        ({ action, twin }) => JSON.stringify(sorted(meaningOf(action))) === JSON.stringify(sorted(twin)),
      );
      expect(equal).toHaveLength(same);
      expect(ours.length - equal.length).toBe(changed.length);
    },
  );
});

/** The value with the keys of its objects in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, sorted(inner)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

interface MostUsed {
  readonly module: string;
  readonly uses: number;
  readonly type: string;
  /** The parameters that its steps have, each set on a line of its own. */
  readonly fields: readonly string[];
  /** A console export that has a step with the first of these sets. */
  readonly seenIn: string;
  /** The exit that the console repeats as `NextAction`. */
  readonly repeats?: string;
}

const lexV2 = `${chat}InteractiveMsg_ContactFlowLexV2_Export.json`;
const transfers = 'aws-samples__Transfers_from_Legacy_Platform_into_Amazon_Connect__';

/** The ten modules that the exports hold most of. */
const mostUsed: readonly MostUsed[] = [
  {
    module: 'PlayPrompt',
    uses: 149,
    type: 'MessageParticipant',
    fields: ['Text', 'PromptId', 'SSML'],
    seenIn: lexV2,
  },
  {
    module: 'SetAttributes',
    uses: 59,
    type: 'UpdateContactAttributes',
    fields: ['Attributes TargetContact'],
    seenIn: `${transfers}rollingDnisReceive.json`,
  },
  { module: 'Disconnect', uses: 52, type: 'DisconnectParticipant', fields: [''], seenIn: lexV2 },
  {
    module: 'InvokeExternalResource/Lambda',
    uses: 37,
    type: 'InvokeLambdaFunction',
    fields: [
      'InvocationTimeLimitSeconds LambdaFunctionARN LambdaInvocationAttributes ResponseValidation',
      'InvocationTimeLimitSeconds LambdaFunctionARN ResponseValidation',
    ],
    seenIn: `${transfers}rollingDnisReceive.json`,
  },
  {
    module: 'CheckAttribute',
    uses: 33,
    type: 'Compare',
    fields: ['ComparisonValue'],
    seenIn: lexV2,
    repeats: 'NoMatchingCondition',
  },
  {
    module: 'SetQueue',
    uses: 32,
    type: 'UpdateContactTargetQueue',
    fields: ['QueueId', 'AgentId'],
    seenIn: lexV2,
  },
  {
    module: 'SetLoggingBehavior',
    uses: 28,
    type: 'UpdateFlowLoggingBehavior',
    fields: ['FlowLoggingBehavior'],
    seenIn: lexV2,
  },
  {
    module: 'Transfer/Queue',
    uses: 28,
    type: 'TransferContactToQueue',
    fields: [''],
    seenIn: lexV2,
    repeats: 'NoMatchingError',
  },
  {
    module: 'GetUserInput/Digits',
    uses: 19,
    type: 'GetParticipantInput',
    fields: ['InputTimeLimitSeconds StoreInput Text', 'InputTimeLimitSeconds SSML StoreInput'],
    seenIn:
      'aws-samples__amazon-connect-callback-contact-management__Sample-interruptible-queue-flow-with-callback-2.json',
    repeats: 'NoMatchingCondition',
  },
  {
    module: 'SetVoice',
    uses: 18,
    type: 'UpdateContactTextToSpeechVoice',
    fields: ['TextToSpeechVoice', 'TextToSpeechEngine TextToSpeechStyle TextToSpeechVoice'],
    seenIn: `${transfers}rollingDnisSend.json`,
  },
];

function fieldsOf({ Parameters = {} }: ActionDocument): string {
  return Object.keys(Parameters).toSorted().join(' ');
}

describe.skipIf(!present)(`the ten most used legacy modules, field by field${unless}`, () => {
  const exported = exportFiles.map((file) => ({
    written: JSON.parse(read('legacy', file).replace(/^\ufeff/, '')) as {
      readonly modules: readonly { readonly id: string; readonly type: string; readonly target?: string }[];
    },
    actions: unitIn(file).document.Actions,
  }));
  const steps = exported.flatMap(({ written, actions }) =>
    written.modules.map(({ id, type, target }) => ({
      module: target === undefined ? type : `${type}/${target}`,
      action: actions.find(({ Identifier }) => Identifier === id),
    })),
  );
  const drawn = present ? actionsOfTheConsole() : [];

  test('they are the ten most used', () => {
    const counts = new Map<string, number>();
    for (const { module } of steps) counts.set(module, (counts.get(module) ?? 0) + 1);
    const order = [...counts]
      .toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
      .slice(0, 10);
    expect(order).toEqual(mostUsed.map(({ module, uses }) => [module, uses]));
  });

  test.each(mostUsed)('$module: each $type has the fields and exits of one that the console wrote', (row) => {
    const console = drawn.filter(({ Type }) => Type === row.type);
    const known = new Set(console.flatMap(linesOf));
    const ours = steps.flatMap(({ module, action }) =>
      module === row.module && action !== undefined ? [action] : [],
    );
    const seen = parseFlow(read('flows', row.seenIn)).document?.Actions ?? [];

    expect(new Set(ours.map(({ Type }) => Type))).toEqual(new Set([row.type]));
    expect(new Set(ours.map(fieldsOf))).toEqual(new Set(row.fields));
    expect(seen.filter(({ Type }) => Type === row.type).map(fieldsOf)).toContain(row.fields[0]);
    expect([...new Set(ours.flatMap(linesOf))].filter((line) => !known.has(line))).toEqual([]);
    for (const { Parameters, Transitions } of [...console, ...ours]) {
      const branch = Transitions?.Errors?.find(({ ErrorType }) => ErrorType === row.repeats);
      if (branch === undefined || Parameters?.['StoreInput'] === 'True') continue;
      expect(branch.NextAction).toBe(Transitions?.NextAction);
    }
  });
});

function actionsOfTheConsole(): readonly ActionDocument[] {
  const { items } = JSON.parse(read('.', 'INDEX.json')) as {
    readonly items: readonly { readonly file: string; readonly origin: string }[];
  };
  return items
    .filter(({ file, origin }) => origin === 'designer' && file.startsWith('flows/'))
    .flatMap(({ file }) => parseFlow(read('.', file)).document?.Actions ?? []);
}
