import { expect, test } from 'vitest';
import { disconnect } from '../../src/actions/disconnect-participant.ts';
import { invokeModule } from '../../src/actions/invoke-flow-module.ts';
import { playPrompt } from '../../src/actions/message-participant.ts';
import { transferToFlow } from '../../src/actions/transfer-to-flow.ts';
import { setDisconnectFlow } from '../../src/actions/update-contact-event-hooks.ts';
import { flow } from '../../src/flow/flow.ts';
import type { Unit } from '../../src/language/document.ts';
import { attribute } from '../../src/language/reference.ts';
import { flowNamed } from '../../src/language/resource.ts';
import { ledTo } from '../../src/simulate/led-to.ts';

const bye = disconnect();
const last = flow('Last', { start: 'bye', steps: { bye } });
const apart = flow('Apart', {
  start: 'hello',
  steps: { hello: playPrompt({ text: 'Last', next: 'bye' }), bye },
});
const survey = flow('Survey', {
  start: 'on',
  steps: { on: transferToFlow({ flow: flowNamed('Last'), onError: 'bye' }), bye },
});
const main = flow('Main', {
  start: 'hook',
  steps: {
    hook: setDisconnectFlow({ flow: survey, next: 'part', onError: 'part' }),
    part: invokeModule({ module: flowNamed('Part') as never, next: 'bye', onError: 'bye' }),
    bye,
  },
});
const chosen = flow('Chosen', {
  attributes: ['next'],
  start: 'on',
  steps: { on: transferToFlow({ flow: attribute('next'), onError: 'bye' }), bye },
});
const part: Unit = { name: 'Part', document: last.document };
const project = [apart, survey, main, last, part];
const names = (units: readonly Unit[]) => units.map(({ name }) => name);

test.each<[string, Unit, readonly string[]]>([
  ['by a hook, a module and a transfer, however far', main, ['Main', 'Survey', 'Part', 'Last']],
  ['nowhere, where it names none: a text is no name', apart, ['Apart']],
  ['anywhere, where the contact decides', chosen, ['Chosen', 'Apart', 'Survey', 'Main', 'Last', 'Part']],
])('a flow leads %s', (_, start, led) => {
  expect(names(ledTo(start, project))).toEqual(led);
});

test('an exported flow names another by its ARN', () => {
  const arn = 'arn:aws:connect:us-east-1:123456789012:instance/i/contact-flow/Last';
  const text = JSON.stringify(survey.document).replace(/trunkline:flow\/Last|"Last"/, (found) =>
    found.startsWith('"') ? JSON.stringify(arn) : arn,
  );
  expect(names(ledTo({ name: 'Exported', document: JSON.parse(text) }, project))).toEqual([
    'Exported',
    'Last',
  ]);
});
