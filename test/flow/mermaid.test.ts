import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actions } from '../../src/actions/index.ts';
import type { MarkState, Marks } from '../../src/flow/diagram/mark.ts';
import { mermaid } from '../../src/flow/mermaid.ts';
import type { FlowDocument } from '../../src/language/document.ts';
import { action, anyDocument, documentWith } from './documents.ts';

const linesOf = (document: FlowDocument, options?: Parameters<typeof mermaid>[1]) =>
  mermaid({ name: 'test', document }, options)
    .split('\n')
    .map((line) => line.trim());

/** Every line that a diagram may have. A label holds no quote, no markup, and ampersands in no form. */
const label = String.raw`"(?:[\p{L}\p{M}\p{N} _,=/?!'-]|#\d+;|<br\/>)+"`;
const box = String.raw`(?:\(\[${label}\]\)|\[\/${label}\/\]|\{\{${label}\}\}|\[\[${label}\]\]|\[${label}\])`;
const grammar = new RegExp(
  String.raw`^(?:flowchart (?:LR|TD)|n\d+${box}:::\w+|n\d+ (?:-->|-\.->)\|${label}\| n\d+|classDef [\w :#,-]+|linkStyle [\d,]+ [\w :#,-]+|)$`,
  'u',
);

describe('mermaid', () => {
  it('draws steps by kind, arrows by exit, errors dashed', () => {
    const ask = { ...action('ask', 'bye', ['more'], ['bye']), Type: 'GetParticipantInput' };
    const document = documentWith(
      action('hello', 'ask'),
      ask,
      action('more', 'hello', ['ask']),
      action('bye'),
    );
    expect(linesOf(document).filter((line) => !line.startsWith('classDef'))).toEqual([
      'flowchart LR',
      'n0(["hello<br/>Play prompt"]):::start',
      expect.stringMatching(/^n1\[\/"ask<br\/>Get customer input"\/\]:::question$/),
      'n2{{"more<br/>Check contact attributes"}}:::decision',
      'n3[["bye<br/>Disconnect / hang up"]]:::terminal',
      'n0 -->|"next"| n1',
      'n1 -->|"next"| n3',
      'n1 -->|"= 0"| n2',
      'n1 -.->|"NoMatchingError"| n3',
      'n2 -->|"next"| n0',
      'n2 -->|"= 0"| n1',
      '',
    ]);
  });

  it.each([
    ['a keyword', 'end', 'end'],
    ['quotes and brackets', 'a "b" [c] {d}', 'a #34;b#34; #91;c#93; #123;d#125;'],
    ['tags and entities', '<b>&lt;', '#60;b#62;#38;lt#59;'],
    ['a directive', '%%{init}%%', '#37;#37;#123;init#125;#37;#37;'],
    ['a code', '#34;', '#35;34#59;'],
    ['lines', 'a\r\nb\tc', 'a b c'],
    ['other scripts', 'größe 受付', 'größe 受付'],
    ['a symbol', '☎️😀', '#9742;️#128512;'],
    ['a list', '- look-up', '#45; look-up'],
    ['half a pair', '\ud800', '#65533;'],
    ['nothing', ' ', '#8203;'],
  ])('escapes %s', (_, name, escaped) => {
    const document = documentWith({ ...action(name), Type: 'Strange' });
    expect(linesOf(document)[1]).toBe(`n0(["${escaped}<br/>Strange"]):::start`);
  });

  it.each([
    ['GetParticipantInput', { StoreInput: 'False' }, 'Get customer input'],
    ['GetParticipantInput', { StoreInput: 'True' }, 'Store customer input'],
    ['GetParticipantInput', { EnableDTMFBuffer: 'True' }, 'Set Touchtone Buffer Behavior'],
    ['CheckMetricData', { MetricType: 'NumberOfAgentsStaffed' }, 'Check staffing'],
    ['CheckMetricData', { MetricType: 'NumberOfContactsInQueue' }, 'Check queue status'],
    ['CheckMetricData', { MetricType: 7 }, 'CheckMetricData'],
    ['UpdateContactMediaStreamingBehavior', { MediaStreamingState: 'Enabled' }, 'Start media streaming'],
    ['UpdateContactMediaStreamingBehavior', { MediaStreamingState: 'Disabled' }, 'Stop media streaming'],
    ['UpdateContactEventHooks', { EventHooks: { CustomerQueue: 'f' } }, 'Set customer queue flow'],
    ['UpdateContactEventHooks', { EventHooks: { CustomerRemaining: 'f' } }, 'Set disconnect flow'],
    ['UpdateContactEventHooks', { EventHooks: { AgentHold: 'f' } }, 'Set hold flow'],
    ['UpdateContactEventHooks', { EventHooks: { PauseContact: 'f' } }, 'Set event flow'],
    ['UpdateContactEventHooks', { EventHooks: null }, 'UpdateContactEventHooks'],
    [
      'UpdateContactEventHooks',
      { EventHooksConfiguration: { AgentWhisper: { DisableExecution: 'true' } } },
      'Set whisper flow',
    ],
    ['UpdateContactData', { WisdomSessionArn: '$.Wisdom.SessionArn' }, 'Connect assistant'],
    ['UpdateContactData', { IsVoiceIdStreamingEnabled: 'TRUE' }, 'Set Voice ID'],
    ['UpdateContactData', { LanguageCode: 'en-US' }, 'UpdateContactData'],
  ])('names the block that writes %s with %j: %s', (Type, Parameters, block) => {
    const blocks = actions.get(Type)?.blocks ?? [];
    expect([...blocks, Type]).toContain(block);
    expect(linesOf(documentWith({ ...action('a'), Type, Parameters }))[1]).toBe(
      `n0(["a<br/>${block}"]):::start`,
    );
  });

  it('draws a step that is not there', () => {
    expect(linesOf(documentWith(action('a', 'gone')))).toContain('n1["gone<br/>not in the flow"]:::missing');
  });

  it('marks exits by what was walked of them, in words and by their place among the arrows', () => {
    const document = documentWith(action('a', 'b', ['c', 'b']), action('b', 'c'), action('c'));
    const states = { 'a.next': 'missing', 'a.= 0': 'partly', 'a.= 1': 'walked', 'b.next': 'impossible' };
    const marks: Marks = (step, exit) => {
      const state = states[`${step}.${exit}` as keyof typeof states] as MarkState | undefined;
      return state && { state, count: 2 };
    };
    const lines = linesOf(document, { direction: 'TD', marks });
    expect(lines.filter((line) => line.includes('--'))).toEqual([
      'n0 -->|"next, missing"| n1',
      'n0 -->|"= 0, walked 2, not on every channel"| n2',
      'n0 -->|"= 1, walked 2"| n1',
      'n1 -->|"next, no channel can take it"| n2',
    ]);
    expect(lines.slice(-5)).toEqual([
      'linkStyle 2 stroke:#12805c,stroke-width:3px',
      'linkStyle 1 stroke:#96650f,stroke-width:2px',
      'linkStyle 0 stroke:#b3261e,stroke-width:2px,stroke-dasharray:3 5',
      'linkStyle 3 stroke:#a3aeb8,stroke-width:1px,stroke-dasharray:1 4',
      '',
    ]);
    expect(lines.every((line) => grammar.test(line))).toBe(true);
    expect(linesOf(document, { direction: 'TD' })[0]).toBe('flowchart TD');
  });

  it('lets no text of the flow out of its label', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(linesOf(document).filter((line) => !grammar.test(line))).toEqual([]);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
