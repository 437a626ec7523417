import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import type { FlowType } from '../../src/language/document.ts';
import type { Issue } from '../../src/language/issue.ts';
import { parseFlow } from '../../src/language/parse.ts';

const corpus = resolve(import.meta.dirname, '../..', process.env['TRUNKLINE_CORPUS'] ?? '../shared/corpus');
const present = existsSync(join(corpus, 'INDEX.json'));
const unless = present ? '' : ` (skipped: no corpus at ${corpus}; set TRUNKLINE_CORPUS to its folder)`;

/** Flows that the console drew and that are broken all the same. */
interface Broken {
  readonly file: string;
  readonly why: string;
  readonly errors: readonly string[];
}

const stripped =
  'Whoever published it took the ids out, for a program to fill them in again; Connect refuses the file as it stands.';
const draft = 'It was exported as a draft: the function is not chosen yet, and Connect would not publish it.';
const unclosed =
  'Its SSML ends in "/speak>" in place of "</speak>", so every caller is led to the error exit.';

const experienceBuilder = 'aws-samples__amazon-connect-experience-builder__contact-flow';
const guides = 'aws-samples__amazon-connect-step-by-step-guides-module-library__';
const outboundCall = 'aws-samples__sample-amazon-connect-outbound-call__';
const deepgram = 'deepgram__amazon-connect-integration__sample_contact_flow';

const broken: readonly Broken[] = [
  {
    file: `${experienceBuilder}-dtmf0.content.json`,
    why: stripped,
    errors: ['empty_string Actions.7.Parameters.QueueId'],
  },
  {
    file: `${experienceBuilder}-dtmf0.json`,
    why: stripped,
    errors: ['empty_string Actions.4.Parameters.QueueId'],
  },
  {
    file: `${experienceBuilder}-hop.content.json`,
    why: stripped,
    errors: [
      'empty_string Actions.0.Parameters.HoursOfOperationId',
      'empty_string Actions.3.Parameters.ContactFlowId',
    ],
  },
  {
    file: `${experienceBuilder}-journey.content.json`,
    why: stripped,
    errors: [
      ...Array.from(
        { length: 10 },
        (_, index) => `empty_string Actions.${index + 1}.Parameters.ContactFlowId`,
      ),
      'empty_string Actions.15.Parameters.QueueId',
    ],
  },
  {
    file: `${experienceBuilder}-queue.content.json`,
    why: stripped,
    errors: ['empty_string Actions.2.Parameters.Messages.1.PromptId'],
  },
  {
    file: `${experienceBuilder}-setup.content.json`,
    why: stripped,
    errors: [
      'empty_string Actions.3.Parameters.ContactFlowId',
      'empty_string Actions.4.Parameters.ContactFlowId',
    ],
  },
  {
    file: `${guides}SBS_Lex_Integration_Handler.json`,
    why: stripped,
    errors: ['empty_string Actions.5.Parameters.LexV2Bot.AliasArn'],
  },
  {
    file: `${guides}physioView.json`,
    why: stripped,
    errors: [
      'empty_string Actions.14.Parameters.LambdaFunctionARN',
      'empty_string Actions.15.Parameters.LambdaFunctionARN',
    ],
  },
  {
    file: `${outboundCall}GetCustomerResponseModule-original.json`,
    why: unclosed,
    errors: ['malformed_ssml Actions.0.Parameters.SSML'],
  },
  {
    file: `${outboundCall}getCustomerResponseModule-20241206.json`,
    why: unclosed,
    errors: ['malformed_ssml Actions.8.Parameters.SSML'],
  },
  {
    file: `${outboundCall}getCustomerResponseModule-Final-20241217.json`,
    why: unclosed,
    errors: ['malformed_ssml Actions.8.Parameters.SSML'],
  },
  { file: `${deepgram}.json`, why: draft, errors: ['empty_string Actions.11.Parameters.LambdaFunctionARN'] },
  {
    file: `${deepgram}_load_test.json`,
    why: draft,
    errors: [
      'empty_string Actions.19.Parameters.LambdaFunctionARN',
      'empty_string Actions.23.Parameters.LambdaFunctionARN',
    ],
  },
];

/** How often each rule warns of a flow that the console drew. All were looked at: a new one is a find or a false alarm. */
const warnings: { readonly [code: string]: readonly [count: number, why: string] } = {
  function_chain: [14, 'three functions of 7 or 8 seconds follow one another without a word'],
  endless_loop: [4, 'they ask a function again and again until it says that it is done, and count nothing'],
  literal_ssml: [9, '<speak> stands in a parameter Text'],
  malformed_ssml: [4, 'SSML without <speak> around it'],
  queue_not_set: [8, 'the error exit of the step that sets the queue leads to the transfer'],
  retired_action: [4, 'they use Voice ID'],
  silent_end: [207, 'an error exit leads straight to the end; guides for agents are not among them'],
  unreachable_step: [9, 'steps that were left over'],
  wrong_flow_type: [3, 'EndFlowExecution in an inbound flow, which a page of AWS and a live report refuse'],
};

interface Item {
  readonly file: string;
  readonly origin: string;
  readonly flowType: FlowType | null;
}

function items(): readonly Item[] {
  const index = JSON.parse(readFileSync(join(corpus, 'INDEX.json'), 'utf8')) as {
    readonly items: readonly Item[];
  };
  return index.items.filter(({ file }) => file.startsWith('flows/'));
}

function issuesOf({ file, flowType }: Item): readonly Issue[] {
  const { document, source } = parseFlow(readFileSync(join(corpus, file), 'utf8'), { file });
  if (document === undefined) throw new Error(`${file} is no flow`);
  return check({ name: file, ...(flowType === null ? {} : { type: flowType }), document, source });
}

describe.skipIf(!present)(`public flows${unless}`, () => {
  test('of those the console drew, errors stand only in the ones that are really broken', () => {
    const drawn = items().filter(({ origin }) => origin === 'designer');
    const found = drawn.map((item) => ({
      file: item.file.slice('flows/'.length),
      errors: issuesOf(item)
        .filter(({ severity }) => severity === 'error')
        .map(({ code, path = [] }) => `${code} ${path.join('.')}`),
    }));
    expect(drawn).toHaveLength(181);
    expect(found.filter(({ errors }) => errors.length > 0)).toEqual(
      broken.map(({ file, errors }) => ({ file, errors })),
    );
  });

  test('of those the console drew, warnings are the ones that were looked at', () => {
    const found = new Map<string, number>();
    for (const item of items().filter(({ origin }) => origin === 'designer')) {
      for (const { code, severity } of issuesOf(item))
        if (severity === 'warning') found.set(code, (found.get(code) ?? 0) + 1);
    }
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(Object.entries(warnings).map(([code, [count]]) => [code, count])),
    );
  });

  test('every issue names its flow, and its place in the file', () => {
    for (const item of items()) {
      for (const issue of issuesOf(item)) {
        expect(issue).toMatchObject({
          flow: item.file,
          file: item.file,
          message: expect.stringMatching(/\S[.?}]$/),
        });
        expect(issue.line).toBeGreaterThan(0);
      }
    }
  });
});
