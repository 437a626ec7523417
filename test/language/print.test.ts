import { describe, expect, it } from 'vitest';
import type { FlowDocument } from '../../src/language/document.ts';
import { parseFlow } from '../../src/language/parse.ts';
import { printFlow } from '../../src/language/print.ts';

const scrambled = {
  Later: 1,
  Actions: [
    {
      Transitions: {
        Extra: [],
        Conditions: [{ NextAction: 'b', Condition: { Operator: 'Equals', Operands: ['1'] } }],
        Errors: [{ NextAction: 'b', ErrorType: 'NoMatchingError' }],
        NextAction: 'b',
      },
      Note: 'x',
      Type: 'Compare',
      Identifier: 'a',
      Parameters: { z: '1', a: { y: '2', b: '3' } },
    },
    { Type: 'DisconnectParticipant', Identifier: 'b' },
  ],
  Settings: { InputParameters: [] },
  Metadata: { b: 1, a: 2 },
  StartAction: 'a',
  Version: '2019-10-30',
};

describe('printFlow', () => {
  it("writes the console's order, then what it does not know", () => {
    expect(printFlow(scrambled)).toBe(`{
  "Version": "2019-10-30",
  "StartAction": "a",
  "Metadata": {
    "b": 1,
    "a": 2
  },
  "Actions": [
    {
      "Parameters": {
        "z": "1",
        "a": {
          "y": "2",
          "b": "3"
        }
      },
      "Identifier": "a",
      "Type": "Compare",
      "Transitions": {
        "NextAction": "b",
        "Errors": [
          {
            "NextAction": "b",
            "ErrorType": "NoMatchingError"
          }
        ],
        "Conditions": [
          {
            "NextAction": "b",
            "Condition": {
              "Operator": "Equals",
              "Operands": [
                "1"
              ]
            }
          }
        ],
        "Extra": []
      },
      "Note": "x"
    },
    {
      "Identifier": "b",
      "Type": "DisconnectParticipant"
    }
  ],
  "Settings": {
    "InputParameters": []
  },
  "Later": 1
}
`);
  });

  it('leaves the document as it is, and reads back as it was', () => {
    const before = structuredClone(scrambled);
    const { document, issues } = parseFlow(printFlow(scrambled));
    expect(scrambled).toEqual(before);
    expect(document).toEqual(scrambled);
    expect(issues).toEqual([]);
  });

  it('gives the same bytes whatever order the known keys came in', () => {
    const { Actions, Metadata, ...rest } = scrambled;
    expect(printFlow({ Metadata, ...rest, Actions })).toBe(printFlow(scrambled));
  });

  it('prints __proto__ and its like as the plain keys they are', () => {
    const keys = '{"__proto__":{"x":1},"constructor":{"prototype":2},"toJSON":3,"":4}';
    const document = JSON.parse(
      `{"Version":"2019-10-30","StartAction":"a","__proto__":{},"Actions":[{"Identifier":"a","Type":"T","__proto__":1,"Parameters":${keys},"Transitions":${keys}}]}`,
    ) as FlowDocument;
    expect(JSON.stringify(JSON.parse(printFlow(document)))).toBe(
      `{"Version":"2019-10-30","StartAction":"a","Actions":[{"Parameters":${keys},"Identifier":"a","Type":"T","Transitions":${keys},"__proto__":1}],"__proto__":{}}`,
    );
  });
});
