import { expect, test } from 'vitest';
import * as z from 'zod';
import { disconnect } from '../../src/actions/disconnect-participant.ts';
import { getCustomerInput } from '../../src/actions/get-participant-input.ts';
import { invokeLambda } from '../../src/actions/invoke-lambda-function.ts';
import { playPrompt } from '../../src/actions/message-participant.ts';
import { flow } from '../../src/flow/flow.ts';
import { fulfillment } from '../../src/fulfillment/fulfillment.ts';
import { outcome } from '../../src/fulfillment/outcome-code.ts';
import { type ToolContext, tool } from '../../src/fulfillment/tool.ts';
import { text } from '../../src/language/reference.ts';
import { external } from '../../src/language/resource.ts';
import { call } from '../../src/simulate/call.ts';
import { type OpenProjectTools, type RealToolsOptions, realTools } from '../../src/simulate/real-tools.ts';
import { memoryStore } from '../../src/store/stores/memory.ts';

type Counting = ToolContext & { readonly count: (signal: AbortSignal) => Promise<Response> };

const countOn = tool({
  name: 'count_on',
  description: 'Counts on, for whoever asks.',
  input: z.strictObject({}),
  output: z.object({ count: z.string(), caller: z.string() }),
  run: async (_, { count, signal, caller }: Counting) => {
    const response = await count(signal);
    if (!response.ok) throw outcome('upstream');
    return { count: await response.text(), caller: caller.key };
  },
});

const counter = flow('Counter', {
  start: 'ask',
  steps: {
    ask: getCustomerInput({
      text: 'Press 1.',
      when: { '1': 'count' },
      onTimeout: 'bye',
      onNoMatch: 'ask',
      onError: 'bye',
    }),
    count: invokeLambda({ function: countOn, next: 'tell', onError: 'bye' }),
    tell: playPrompt({
      text: text`${external(countOn).outcome} ${external(countOn).count} ${external(countOn).message}`,
      next: 'ask',
    }),
    bye: disconnect(),
  },
});

/** A counter behind a wire. */
const openCounter: OpenProjectTools = async ({ clock, log, wire = (_, fetch) => fetch }) => {
  let count = 0;
  const reach = wire('counter', async () => new Response(String(++count)));
  return {
    fulfillment: fulfillment({
      tools: [countOn],
      backends: { count: (signal: AbortSignal) => reach(new Request('http://counter.test/on', { signal })) },
      outcomes: memoryStore(),
      clock,
      log,
      callerSecret: 'for the tests alone',
    }),
    happenings: { 'somebody else counts': async () => void (count += 10) },
    close: async () => {},
  };
};

const open = (options: Partial<RealToolsOptions> = {}) =>
  realTools(openCounter, { clock: '2025-10-06T09:00:00-04:00', ...options });

test('tools run for real, and calls one after the other share what is behind them', async () => {
  const tools = await open();
  const first = await call(counter, { world: { tools } });
  await first.presses('1');
  await first.hears('ok 1');
  const second = await call(counter, { world: { tools }, contact: 'the-next' });
  await second.presses('1');
  await second.hears('ok 2');
});

test('something happens elsewhere', async () => {
  const tools = await open();
  const caller = await call(counter, { world: { tools } });
  await tools.happen('somebody else counts');
  await caller.presses('1');
  await caller.hears('ok 11');
  await expect(tools.happen('somebody counts')).rejects.toThrow(
    'Nothing that may happen is called "somebody counts". The tools of the project know: somebody else counts.',
  );
});

test('what a tool waits for takes its time on the clock of the call', async () => {
  const tools = await open({ backends: { counter: [{ after: 2500 }] } });
  const caller = await call(counter, { world: { tools } });
  await caller.presses('1');
  const at = (type: string) => caller.entries.find((entry) => entry.type === type)?.at ?? 0;
  expect(at('function.returned') - at('function.called')).toBe(2600);
});

test('a backend that hangs is told before Connect stops waiting', async () => {
  const tools = await open({ backends: { counter: [{ fails: 'hang', times: 1 }] } });
  const caller = await call(counter, { world: { tools } });
  await caller.presses('1');
  await caller.hears('upstream  There is a problem on our side.');
  await caller.presses('1');
  await caller.hears('ok 1');
});

test('a mocked function goes before a tool of its name', async () => {
  const tools = await open();
  const caller = await call(counter, { world: { tools, functions: { count_on: { outcome: 'mocked' } } } });
  await caller.presses('1');
  await caller.hears('mocked');
});

test('the code of a mocked function gets the event of Connect', async () => {
  const events: unknown[] = [];
  const count_on = (_: unknown, event: unknown) => {
    events.push(event);
    return { outcome: 'seen' };
  };
  const caller = await call(counter, {
    world: { functions: { count_on } },
    contact: 'contact-7',
    attributes: { tier: 'gold' },
  });
  await caller.presses('1');
  expect(events).toMatchObject([
    {
      Name: 'ContactFlowEvent',
      Details: {
        ContactData: {
          Attributes: { tier: 'gold' },
          Channel: 'VOICE',
          ContactId: 'contact-7',
          CustomerEndpoint: { Address: '+12025550100', Type: 'TELEPHONE_NUMBER' },
          SystemEndpoint: { Address: '+12025550199', Type: 'TELEPHONE_NUMBER' },
          InitiationMethod: 'INBOUND',
          LanguageCode: 'en-US',
          Queue: null,
        },
        Parameters: {},
      },
    },
  ]);
});

test('a caller without a number is known by the contact alone', async () => {
  const tools = await open();
  const caller = await call(counter, { world: { tools }, from: null, contact: 'contact-8' });
  await caller.presses('1');
  const returned = caller.entries.find((entry) => entry.type === 'function.returned');
  expect(returned).toMatchObject({ result: { caller: 's_contact-8' } });
});

/** The first chances that a project gets. */
async function drawn(seed: number): Promise<readonly number[]> {
  const seen: number[] = [];
  await realTools(
    async (setting) => {
      seen.push(setting.random(), setting.random());
      return openCounter(setting);
    },
    { clock: '2025-10-06T09:00:00-04:00', seed },
  );
  return seen;
}

test('the same seed, the same chance', async () => {
  expect(await drawn(1)).toEqual(await drawn(1));
  expect(await drawn(1)).not.toEqual(await drawn(2));
});

test('a backend that is none is refused', async () => {
  await expect(open({ backends: { conter: [{ fails: 'hang' }] } })).rejects.toThrow(
    'The tools of the project reach no backend "conter". They reach: counter.',
  );
});

test('a fault that met no request is told, and so is what went wrong inside a tool', async () => {
  const lines: unknown[] = [];
  const tools = await open({
    backends: {
      counter: [
        { when: 'POST /nothing', fails: '500' },
        { fails: 'refused', times: 1 },
      ],
    },
    log: (line) => lines.push(line['outcome']),
  });
  const caller = await call(counter, { world: { tools } });
  await caller.presses('1');
  await caller.hears('internal');
  await caller.presses('1');
  await caller.hears('ok 1');
  expect(tools.unused).toEqual(['counter: 0']);
  expect(tools.broken).toEqual(['count_on is internal: TypeError: connection refused']);
  expect(lines).toEqual(['internal', 'ok']);
});

test('tools that cannot be opened are no mistake of ours', async () => {
  await expect(
    realTools(() => Promise.reject(new Error('no key')), { clock: '2025-10-06T09:00:00-04:00' }),
  ).rejects.toThrow('The tools of the project cannot be opened: no key');
});

test('a clock that is none is refused', async () => {
  await expect(open({ clock: 'Monday' })).rejects.toThrow('"clock" is "Monday", and can be a time');
});
