import { describe, expect, it } from 'vitest';
import { parseFlow } from '../../src/language/parse.ts';

const head = '"Version":"2019-10-30","StartAction":"a"';
const flow = `{${head},"Actions":[]}`;
const withKey = (key: string) => `{${head},"Actions":[],\n${key}\n}`;
const withAction = (action: string) => `{${head},"Actions":[\n${action}\n]}`;
const withTransitions = (keys: string) =>
  withAction(`{"Identifier":"a","Type":"T","Transitions":{\n${keys}}}`);
const withCondition = (condition: string) =>
  withTransitions(`"Conditions":[{"NextAction":"a","Condition":\n${condition}}]`);

describe('parseFlow, the shape of a document', () => {
  it.each([
    ['a number', '7', 'not_a_flow 1:1'],
    ['null', ' null', 'not_a_flow 1:2'],
    ['a list', '[]', 'not_a_flow 1:1'],
    ['an empty object', '{}', 'not_a_flow 1:1'],
    ['a string', '"hello"', 'not_a_flow 1:1'],
    ['another kind of JSON', '{"name":"x","version":"1"}', 'not_a_flow 1:1'],
    ['an old export', '{\n"modules":[],"version":"1","start":"a"}', 'legacy_export 2:11'],
    [
      'an answer of DescribeContactFlow',
      `{"ContactFlow":{"Name":"x",\n"Content":${JSON.stringify(flow)}}}`,
      'wrapped_flow 2:11',
    ],
    ['a flow as an object in another', `{"ContactFlowModule":{\n"Content":${flow}}}`, 'wrapped_flow 2:11'],
    ['a flow in a list', `[${flow}]`, 'wrapped_flow 1:2'],
    ['a flow in a string', JSON.stringify(flow), 'wrapped_flow 1:1'],
    ['no Version', '{"StartAction":"a","Actions":[]}', 'missing_key 1:1'],
    ['no StartAction', '\n {"Version":"2019-10-30","Actions":[]}', 'missing_key 2:2'],
    ['no Actions', `{${head}}`, 'missing_key 1:1'],
    ['a Version that is no string', '{"Version":7,"StartAction":"a","Actions":[]}', 'wrong_shape 1:12'],
    ['another Version', '{"Version":"2020-01-01","StartAction":"a","Actions":[]}', 'unknown_version 1:12'],
    ['a StartAction of null', '{"Version":"2019-10-30","StartAction":null,"Actions":[]}', 'wrong_shape 1:39'],
    ['Actions as an object', `{${head},\r\n"Actions":{}}`, 'wrong_shape 2:11'],
    ['an action that is no object', withAction('7'), 'wrong_shape 2:1'],
    ['an action in a list', withAction('[]'), 'wrong_shape 2:1'],
    ['an action without Identifier', withAction('{"Type":"T"}'), 'missing_key 2:1'],
    ['an action without Type', withAction('  {"Identifier":"a"}'), 'missing_key 2:3'],
    ['a Type that is no string', withAction('{"Identifier":"a","Type":7}'), 'wrong_shape 2:26'],
    [
      'Parameters in a list',
      withAction('{"Identifier":"a","Type":"T",\n"Parameters":[]}'),
      'wrong_shape 3:14',
    ],
    [
      'Transitions of null',
      withAction('{"Identifier":"a","Type":"T",\n"Transitions":null}'),
      'wrong_shape 3:15',
    ],
    ['a NextAction that is no string', withTransitions('"NextAction":1'), 'wrong_shape 3:14'],
    ['Errors as an object', withTransitions('"Errors":{}'), 'wrong_shape 3:10'],
    ['an error that is no object', withTransitions('"Errors":["x"]'), 'wrong_shape 3:11'],
    ['an error without ErrorType', withTransitions('"Errors":[{"NextAction":"a"}]'), 'missing_key 3:11'],
    ['an error without NextAction', withTransitions('"Errors":[{"ErrorType":"a"}]'), 'missing_key 3:11'],
    ['Conditions in a string', withTransitions('"Conditions":"x"'), 'wrong_shape 3:14'],
    ['a branch without Condition', withTransitions('"Conditions":[{"NextAction":"a"}]'), 'missing_key 3:15'],
    [
      'a branch without NextAction',
      withTransitions('"Conditions":[{"Condition":{"Operator":"Exists"}}]'),
      'missing_key 3:15',
    ],
    ['a condition that is no object', withCondition('"x"'), 'wrong_shape 4:1'],
    ['a condition without Operator', withCondition('{"Operands":[]}'), 'missing_key 4:1'],
    ['operands in a string', withCondition('{"Operator":"Equals","Operands":"1"}'), 'wrong_shape 4:33'],
    [
      'an operand that is a number',
      withCondition('{"Operator":"Equals","Operands":["1",2]}'),
      'wrong_shape 4:38',
    ],
    ['Metadata in a list', withKey('"Metadata":[]'), 'wrong_shape 2:12'],
    [
      'an entry point without numbers',
      withKey('"Metadata":{"entryPointPosition":{"x":"1","y":2}}'),
      'wrong_shape 2:39',
    ],
    [
      'a position without y',
      withKey('"Metadata":{"ActionMetadata":{"a":{"position":{"x":1}}}}'),
      'missing_key 2:47',
    ],
    ['ActionMetadata of a number', withKey('"Metadata":{"ActionMetadata":{"a":7}}'), 'wrong_shape 2:35'],
    ['Settings in a string', withKey('"Settings":"x"'), 'wrong_shape 2:12'],
  ])('%s', (_, text, expected) => {
    const { issues, document } = parseFlow(text);
    expect(issues.map(({ code, line, column }) => `${code} ${line}:${column}`)).toEqual([expected]);
    expect(document === undefined).toBe(issues[0]?.severity === 'error');
    expect(issues[0]?.message).toMatch(/^[A-Z].*\.$/);
  });

  it('reports every place, and only those', () => {
    const { issues } = parseFlow(withAction('{"Identifier":1,"Type":"T"},\n{"Identifier":"b"},\n7'));
    expect(issues.map(({ path, step }) => [path, step])).toEqual([
      [['Actions', 0, 'Identifier'], undefined],
      [['Actions', 1], 'b'],
      [['Actions', 2], undefined],
    ]);
  });

  it('names flow, file and where the content is', () => {
    const { issues, source } = parseFlow(`{"ContactFlow":{"Content":${JSON.stringify(flow)}}}`, {
      file: 'main.json',
      name: 'Main',
    });
    expect(source.file).toBe('main.json');
    expect(issues).toEqual([
      {
        code: 'wrapped_flow',
        severity: 'error',
        flow: 'Main',
        file: 'main.json',
        path: ['ContactFlow', 'Content'],
        line: 1,
        column: 27,
        args: { at: 'ContactFlow.Content', form: 'a string' },
        message:
          'The flow is not at the top: it stands under ContactFlow.Content as a string. Save that value in a file of its own, or read this one with "trunkline import".',
      },
    ]);
  });

  it('keeps what it does not know', () => {
    const text = `{${head},"Actions":[{"Identifier":"a","Type":"T","New":1,"Transitions":{"Later":[]}}],"Tags":{"a":null}}`;
    expect(parseFlow(text)).toMatchObject({ document: JSON.parse(text), issues: [] });
  });

  it('accepts actions without Parameters and Transitions, and conditions without Operands', () => {
    expect(parseFlow(withAction('{"Identifier":"a","Type":"T"}')).issues).toEqual([]);
    expect(parseFlow(withCondition('{"Operator":"Exists"}')).issues).toEqual([]);
  });

  it('accepts CRLF', () => {
    const text = JSON.stringify(JSON.parse(flow), null, 2).replaceAll('\n', '\r\n');
    expect(parseFlow(text)).toMatchObject({ document: JSON.parse(flow), issues: [] });
  });
});
