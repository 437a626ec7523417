import { describe, expect, it } from 'vitest';
import { parseFlow } from '../../src/language/parse.ts';

const flow = '{"Version":"2019-10-30","StartAction":"a","Actions":[{"Identifier":"a","Type":"T"}]}';
const withKey = (key: string) => `{"Version":"2019-10-30","StartAction":"a","Actions":[],\n${key}\n}`;

/** The one issue of a text as `code line:column`. */
function onlyIssue(text: string) {
  const { issues, document } = parseFlow(text);
  expect(issues).toHaveLength(1);
  const [issue] = issues;
  return { place: `${issue?.line}:${issue?.column}`, issue, document };
}

const remedy = (text: string) =>
  parseFlow(text).issues[0]?.message.replace(/^.* so nothing of the flow can be read\. /, '');

describe('text that is not JSON', () => {
  it.each([
    ['', '1:1', 'a value', 'the end of the text'],
    ['  \n ', '2:2', 'a value', 'the end of the text'],
    ['{', '1:2', 'a key in double quotes or }', 'the end of the text'],
    ['[', '1:2', 'a value or ]', 'the end of the text'],
    ['{"a":', '1:6', 'a value', 'the end of the text'],
    ['{"a":1,}', '1:8', 'a key in double quotes', '}'],
    ['[1,]', '1:4', 'a value', ']'],
    ['{"a" 1}', '1:6', 'a colon after the key "a"', '1'],
    ['{"a":1 "b":2}', '1:8', 'a comma or }', 'a string'],
    ['[1 2]', '1:4', 'a comma or ]', '2'],
    ['[1}', '1:3', 'a comma or ]', '}'],
    ['{]', '1:2', 'a key in double quotes or }', ']'],
    ["{'a':1}", '1:2', 'a key in double quotes or }', "'"],
    ['{a:1}', '1:2', 'a key in double quotes or }', 'a'],
    ['{"a":1}}', '1:8', 'the end of the text', '}'],
    ['{} {}', '1:4', 'the end of the text', '{'],
    ['// x\n{}', '1:1', 'a value', 'a comment'],
    ['{"a":/* x */1}', '1:6', 'a value', 'a comment'],
    ['{"a":True}', '1:6', 'a value', 'True'],
    ['{"a":NaN}', '1:6', 'a value', 'NaN'],
    ['tru', '1:1', 'a value', 'tru'],
    ['{"a":.5}', '1:6', 'a value', '.'],
    ['{"a":01}', '1:7', 'a comma or }', '1'],
    ['{"a":-}', '1:7', 'a digit', '}'],
    ['{"a":1.}', '1:7', 'a comma or }', '.'],
    ['{"a":"x', '1:6', 'a double quote that closes this string', 'the end of the text'],
    ['{"a":"x\n"}', '1:8', 'a closing double quote or \\n', 'a line break'],
    ['{"a":"\t"}', '1:7', '\\u0009', 'a tab'],
    ['{"a\u0001":1}', '1:4', '\\u0001', 'a control character'],
    ['{"a":"\\x"}', '1:7', 'an escape that JSON knows, such as \\n, \\" or \\u00e9', '\\x'],
    ['{"a":"\\u12"}', '1:7', 'an escape that JSON knows, such as \\n, \\" or \\u00e9', '\\u12'],
    ['<html>', '1:1', 'a value', '<'],
    ['{"a":\r\n"b"\r\n"c"}', '3:1', 'a comma or }', 'a string'],
    ['{"a":\r"b"\r"c"}', '3:1', 'a comma or }', 'a string'],
    ['{"😀":"b" 7}', '1:11', 'a comma or }', '7'],
    ['\u00a0{}', '1:1', 'a value', '\u00a0'],
  ])('%j at %s: expected %s, found %s', (text, at, expected, found) => {
    const { place, issue, document } = onlyIssue(text);
    expect(issue).toMatchObject({ code: 'json_syntax', severity: 'error', args: { expected, found } });
    expect(place).toBe(at);
    expect(document).toBeUndefined();
  });

  it('says what to do about the usual slips', () => {
    expect([
      remedy('[1,]'),
      remedy("['a']"),
      remedy('[True]'),
      remedy('[/**/]'),
      remedy('["a"'),
      remedy('[1 2]'),
    ]).toEqual([
      'Take out the comma before it.',
      'Write strings in double quotes.',
      'Write true.',
      'JSON has no comments: take it out.',
      'Is the rest of the file missing?',
      'Correct this place and read it again.',
    ]);
  });
});

describe('JSON that is read differently than it is written', () => {
  it.each([
    ['a key twice in an action', flow.replace('"T"', '"T","Type":"U"'), 'duplicate_key', '1:83', true],
    ['a key twice, once escaped', withKey('"x":1,"\\u0078":2'), 'duplicate_key', '2:7', true],
    [
      'a key twice among many',
      withKey('"m":{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"j":1,"k":1,"c":2}'),
      'duplicate_key',
      '2:72',
      true,
    ],
    ['a key twice, deep down', withKey('"m":[{"a":[]},{"a":{"b":1,"b":[]}}]'), 'duplicate_key', '2:27', true],
    ['__proto__', withKey('"__proto__":{}'), 'reserved_key', '2:1', false],
    ['__proto__ in disguise', withKey('"\\u005f_proto__":1'), 'reserved_key', '2:1', false],
    ['an integer beyond 2^53', withKey('"x":9007199254740993'), 'unsafe_number', '2:5', true],
    ['an even integer beyond 2^53', withKey('"x":-9007199254740992'), 'unsafe_number', '2:5', true],
    ['a decimal with too many digits', withKey('"x":0.1234567890123456789'), 'unsafe_number', '2:5', true],
    ['a zero that loses its sign', withKey('"x":-0'), 'unsafe_number', '2:5', true],
    ['a number that becomes 0', withKey('"x":1e-400'), 'unsafe_number', '2:5', true],
    ['a number that becomes infinite', withKey('"x":1e400'), 'infinite_number', '2:5', false],
    ['an escaped lone surrogate', withKey('"x":"a\\ud800b"'), 'lone_surrogate', '2:7', true],
    ['a raw lone surrogate', withKey('"x":"a\ud800b"'), 'lone_surrogate', '2:7', true],
    ['two high surrogates', withKey('"x":"\\ud800\\ud800\\udc00"'), 'lone_surrogate', '2:6', true],
    ['a lone surrogate at the end', withKey('"x":"a\\udc00"'), 'lone_surrogate', '2:7', true],
    ['65 levels', withKey(`"x":${'['.repeat(64)}${']'.repeat(64)}`), 'too_deep', '2:68', false],
    ['100 000 levels', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'too_deep', '1:65', false],
    ['100 000 levels never closed', '{"a":'.repeat(100_000), 'too_deep', '1:321', false],
    ['a byte order mark', `\ufeff${flow}`, 'byte_order_mark', '1:1', true],
  ])('%s', (_, text, code, at, hasDocument) => {
    const { place, issue, document } = onlyIssue(text);
    expect(issue?.code).toBe(code);
    expect(place).toBe(at);
    expect(document !== undefined).toBe(hasDocument);
  });

  it.each([
    ['64 levels', `"x":${'['.repeat(63)}${']'.repeat(63)}`],
    ['the largest safe integer', '"x":[9007199254740991,-9007199254740991]'],
    [
      'decimals as JavaScript prints them',
      '"x":[2349.6,880.8000000000001,0.30000000000000004,1e21,5e-324,1.5E+3,100,0,0.10]',
    ],
    ['a pair of escapes', '"x":"\\ud83d\\ude00"'],
    ['a raw and an escaped half together', '"x":"\ud83d\\ude00"'],
    ['escaped quotes and backslashes', '"x":"\\\\","y":"\\"","z":"\\\\\\""'],
    ['one key in two objects', '"x":{"a":{"a":1}},"y":[{"a":1},{"a":1}]'],
    ['keys of every object', '"constructor":1,"toString":2,"hasOwnProperty":3,"":4'],
  ])('nothing to say of %s', (_, key) => {
    const { issues, document } = parseFlow(withKey(key));
    expect(issues).toEqual([]);
    expect(document).toEqual(JSON.parse(withKey(key)));
  });

  it('names the path and the step', () => {
    const { issue } = onlyIssue(flow.replace('"T"', '"T","Parameters":{"Text":"\\ud800"}'));
    expect(issue).toMatchObject({ path: ['Actions', 0, 'Parameters', 'Text'], step: 'a' });
    expect(onlyIssue(withKey('"\\ud800":1')).issue?.path).toEqual(['\ud800']);
  });
});
