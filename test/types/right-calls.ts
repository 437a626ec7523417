import { expect } from 'vitest';
import { disconnect, flow, getCustomerInput, module, playPrompt, returnFromModule } from '../../src/index.ts';
import { type Caller, call, type World } from '../../src/test.ts';

// A caller knows the steps and attributes of the flows that it was given; of a document, any.

const thanks = module('Thanks', {
  start: 'say',
  steps: { say: playPrompt({ text: 'Thank you.', next: 'back' }), back: returnFromModule() },
});

const menu = flow('Menu', {
  attributes: ['choice'],
  start: 'menu',
  steps: {
    menu: getCustomerInput({
      text: 'Press 1.',
      when: { '1': 'bye' },
      onTimeout: 'bye',
      onNoMatch: 'bye',
      onError: 'bye',
    }),
    bye: disconnect(),
  },
});

/** Steps, faults and attributes complete. */
export async function byName(): Promise<Caller> {
  const caller = await call(menu, {
    world: { faults: { menu: 'NoMatchingError', 'Menu/bye': 'NoMatchingError' } },
  });
  await caller.staysSilent({ for: 4000 });
  expect(caller).toHavePassed('menu', 'bye');
  expect(caller).toHaveLeft('menu', '= 1');
  expect(caller).not.toHaveAttributes({ choice: 'order' });
  expect(caller.passed).toContain('menu');
  const choice: string | undefined = caller.attributes.choice;
  expect(choice).toBeUndefined();
  return caller;
}

/** The flows that are led to widen the names. */
export async function withModules(world: World): Promise<Caller> {
  const caller = await call(menu, { world, flows: [thanks] });
  expect(caller).toHavePassed('menu', 'say', 'back');
  return caller;
}

/** Of a document no names are known: any will do. */
export async function ofDocument(): Promise<Caller> {
  const exported = { name: 'Exported', document: menu.document };
  const caller = await call(exported, { flows: [menu], world: { faults: { anything: 'NoMatchingError' } } });
  expect(caller).toHavePassed('anything');
  expect(caller).toHaveAttributes({ anything: 'x' });
  return caller;
}
