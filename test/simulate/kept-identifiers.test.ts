import { describe, expect, expectTypeOf, test } from 'vitest';
import { disconnect } from '../../src/actions/disconnect-participant.ts';
import { returnFromModule } from '../../src/actions/end-flow-module-execution.ts';
import { getCustomerInput } from '../../src/actions/get-participant-input.ts';
import { invokeModule } from '../../src/actions/invoke-flow-module.ts';
import { playPrompt } from '../../src/actions/message-participant.ts';
import { flow } from '../../src/flow/flow.ts';
import { mermaid } from '../../src/flow/mermaid.ts';
import { module } from '../../src/flow/module.ts';
import { svg } from '../../src/flow/svg.ts';
import { call } from '../../src/simulate/call.ts';
import { coverage } from '../../src/simulate/coverage.ts';
import { playFixture } from '../../src/simulate/fixture/play.ts';
import { readFixture } from '../../src/simulate/fixture/read.ts';

const ids = { greet: 'a1000001-0001-0001-0001-000000000001', menu: 'a1000002-0002-0002-0002-000000000002' };
const thanks = module('Thanks', {
  start: 'thank',
  steps: { thank: playPrompt({ text: 'Thank you.', next: 'back' }), back: returnFromModule() },
  identifiers: { thank: 'b1000001-0001-0001-0001-000000000001' },
});
/** As `trunkline import` writes a flow of the console: names in the source, identifiers in the document. */
const imported = flow('Imported', {
  start: 'greet',
  steps: {
    greet: playPrompt({ text: 'Hello.', next: 'menu' }),
    menu: getCustomerInput({
      text: 'Press 1.',
      when: { '1': 'thanks' },
      onTimeout: 'bye',
      onNoMatch: 'menu',
      onError: 'bye',
    }),
    thanks: invokeModule({ module: thanks, next: 'bye', onError: 'bye' }),
    bye: disconnect(),
  },
  identifiers: ids,
});
const text = `
name: a caller is thanked
flow: Imported
run: [voice]
turns:
  - press: "1"
expect:
  path: [greet, menu, Thanks/thank, bye]
  left: { step: menu, exit: "= 1" }
`;

describe('a flow that keeps its identifiers', () => {
  test('is written with them', () => {
    expect(imported.document.StartAction).toBe(ids.greet);
    expect(imported.document.Actions.map(({ Identifier }) => Identifier)).toEqual([
      ids.greet,
      ids.menu,
      'thanks',
      'bye',
    ]);
  });

  test('is played by the names of its steps', async () => {
    const caller = await call(imported, { flows: [thanks] });
    await caller.presses('1');
    expectTypeOf(caller.passed).toEqualTypeOf<
      readonly ('greet' | 'menu' | 'thanks' | 'bye' | 'thank' | 'back')[]
    >();
    expect(caller.passed).toEqual(['greet', 'menu', 'thanks', 'thank', 'back', 'bye']);
  });

  test('takes a fault by the name of the step', async () => {
    const caller = await call(imported, { flows: [thanks], world: { faults: { menu: 'NoMatchingError' } } });
    expect(caller.passed).toEqual(['greet', 'menu', 'bye']);
  });

  test('is covered by the names of its steps', async () => {
    const caller = await call(imported, { flows: [thanks] });
    await caller.presses('1');
    expect(coverage([imported, thanks], [caller], ['VOICE'])).toMatchObject([
      { walked: ['greet.next', 'menu.= 1', 'thanks.next'] },
      { walked: ['thank.next'], missing: [] },
    ]);
  });

  test('is expected in a fixture by the names of its steps', async () => {
    const { fixture } = readFixture(text, 'thanked.call.yaml');
    if (fixture === undefined) throw new Error('the fixture above is not read');
    const result = await playFixture(fixture, 'voice', { flow: imported, flows: [thanks] });
    expect(result.failure).toBeUndefined();
  });

  test('is drawn with the names of its steps', () => {
    for (const drawing of [svg(imported), mermaid(imported)]) {
      expect(drawing).toContain('greet');
      expect(drawing).not.toContain(ids.greet);
    }
  });
});
