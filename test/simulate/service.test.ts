import { describe, expect, test } from 'vitest';
import { createCase } from '../../src/actions/create-case.ts';
import { disconnect } from '../../src/actions/disconnect-participant.ts';
import { getCustomerProfile } from '../../src/actions/get-customer-profile.ts';
import { getCustomerProfileObject } from '../../src/actions/get-customer-profile-object.ts';
import { playPrompt } from '../../src/actions/message-participant.ts';
import { showView } from '../../src/actions/show-view.ts';
import { flow } from '../../src/flow/flow.ts';
import { caseField, customer, system, text, view } from '../../src/language/reference.ts';
import { call } from '../../src/simulate/call.ts';
import type { World } from '../../src/simulate/world.ts';
import '../../src/test.ts';

const greeting = flow('Greeting', {
  start: 'find',
  steps: {
    find: getCustomerProfile({
      where: { all: [{ key: '_phone', value: system('CustomerEndpoint', 'Address') }] },
      load: ['FirstName', 'Attributes.tier'],
      next: 'order',
      onMultiple: 'several',
      onNone: 'stranger',
      onError: 'sorry',
    }),
    order: getCustomerProfileObject({
      type: 'Order',
      latest: true,
      load: ['OrderStatus'],
      next: 'case',
      onNone: 'case',
      onError: 'sorry',
    }),
    case: createCase({
      template: 'ct-1',
      fields: { title: 'A call', customer_id: customer('ProfileARN') },
      link: 'Current',
      next: 'greet',
      onNotLinked: 'greet',
      onError: 'sorry',
    }),
    greet: playPrompt({
      text: text`Hello ${customer('FirstName')} (${customer('Attributes', 'tier')}), your order is ${customer('Order', 'Status')}. Case ${caseField('case_id')}.`,
      next: 'bye',
    }),
    several: playPrompt({ text: 'There are several of you.', next: 'bye' }),
    stranger: playPrompt({ text: 'We have not met.', next: 'bye' }),
    sorry: playPrompt({ text: 'Sorry.', next: 'bye' }),
    bye: disconnect(),
  },
});

const services = {
  GetCustomerProfile: {
    ProfileId: 'p-1',
    FirstName: 'Sam',
    LastName: 'Miller',
    Attributes: { tier: 'gold' },
  },
  GetCustomerProfileObject: { Order: { Status: 'shipped' } },
  CreateCase: { case_id: 'c-7' },
} as const;

/** Knows the profiles that are asked for in these words. */
const asks = (wanted: string) => [
  { when: { parameters: { ProfileRequestData: wanted } }, return: { ProfileId: 'p-2', FirstName: 'Kim' } },
  { otherwise: { throw: 'NoneFoundError' } },
];
async function greeted(wanted: string): Promise<string> {
  const world = { services: { ...services, GetCustomerProfile: asks(wanted) } };
  return (await call(greeting, { world })).transcript;
}
const answered = (Action: string) => ({ Action, ViewResultData: { FormData: { name: 'Sam' } } });

describe('the services of Amazon Connect', () => {
  test('answer as the world says, and flows read what they asked for', async () => {
    const caller = await call(greeting, { world: { services } });
    expect(caller).toHaveHeard('Hello Sam (gold), your order is shipped. Case c-7.');
    expect(caller).toHaveCalled('GetCustomerProfile');
    expect(caller.transcript).toMatchInlineSnapshot(`
      " 0:00  service  GetCustomerProfile({"ProfileRequestData":{"SearchCriteria":[{"IdentifierName":"_phone","IdentifierValue":"+12025550100"}],"LogicalOperator":"AND"},"ProfileResponseData":["FirstName","Attributes.tier"]})
       0:00  service  → {"ProfileId":"p-1","FirstName":"Sam","LastName":"Miller","Attributes":{"tier":"gold"}}
       0:00  service  GetCustomerProfileObject({"ProfileRequestData":{"ProfileId":"p-1","ObjectType":"Order","UseLatest":"true"},"ProfileResponseData":["OrderStatus"]})
       0:00  service  → {"Order":{"Status":"shipped"}}
       0:00  service  CreateCase({"LinkContactToCase":"true","ContactToLink":"Current","CaseTemplateId":"ct-1","CaseRequestFields":{"title":"A call","customer_id":""}})
       0:00  service  → {"case_id":"c-7"}
       0:00  flow     Hello Sam (gold), your order is shipped. Case c-7.
       0:03  flow     hangs up"
    `);
  });

  test.each<[string, NonNullable<World['services']>[string], string]>([
    ['an error by name', [{ throw: 'NoneFoundError' }], 'We have not met.'],
    ['another', { throw: 'MultipleFoundError' }, 'There are several of you.'],
    ['an error that is no exit of the step', [{ throw: 'Boom' }], 'Sorry.'],
    ['no answer', [{ timeout: true }], 'Sorry.'],
    ['an answer that comes late', [{ return: {}, after: 10_001 }], 'Sorry.'],
    ['something that is no object', [{ return: ['Sam'] as never }], 'Sorry.'],
    [
      'an error that code throws',
      () => {
        throw Object.assign(new Error('nobody'), { name: 'NoneFoundError' });
      },
      'We have not met.',
    ],
    [
      'a mistake in code',
      () => {
        throw new TypeError('x is not a function');
      },
      'Sorry.',
    ],
  ])('%s takes an error exit', async (_what, mock, heard) => {
    const caller = await call(greeting, { world: { services: { ...services, GetCustomerProfile: mock } } });
    expect(caller).toHaveHeard(heard);
  });

  test('what a service did in spite of its error is read', async () => {
    const CreateCase = [{ throw: 'ContactNotLinked', return: { case_id: 'c-8' } }];
    const caller = await call(greeting, { world: { services: { ...services, CreateCase } } });
    expect(caller).toHaveLeft('case', 'ContactNotLinked');
    expect(caller).toHaveHeard('Case c-8.');
  });

  test('are told apart by their parameters, nested ones as JSON', async () => {
    expect(await greeted('/\\+12025550100/')).toContain('Hello Kim');
    expect(await greeted('/\\+12025550101/')).toContain('We have not met.');
    const exact = { SearchCriteria: [{ IdentifierName: '_phone', IdentifierValue: '+12025550100' }] };
    expect(await greeted(JSON.stringify({ ...exact, LogicalOperator: 'AND' }))).toContain('Hello Kim');
  });

  test('that the world does not hold fail with the lines to paste', async () => {
    await expect(call(greeting)).rejects.toThrow(
      '"services": { "GetCustomerProfile": { "return": {"ProfileId":"profile-1","FirstName":"Sam"} } }',
    );
    const GetCustomerProfile = [{ when: { parameters: { ProfileRequestData: 'x' } }, return: {} }];
    await expect(call(greeting, { world: { services: { GetCustomerProfile } } })).rejects.toMatchObject({
      code: 'unmocked',
      args: { section: 'services', name: 'GetCustomerProfile' },
    });
  });

  test('that the world does not hold may be answered when they are asked', async () => {
    const asked: string[] = [];
    const caller = await call(greeting, {
      unmocked: {
        services: async (type) => {
          asked.push(type);
          return services[type as keyof typeof services];
        },
      },
    });
    expect(caller).toHaveHeard('Hello Sam');
    expect(asked).toEqual(['GetCustomerProfile', 'GetCustomerProfileObject', 'CreateCase']);
  });

  test('that nobody asked for are told', async () => {
    const caller = await call(greeting, { world: { services: { ...services, CreateTask: {} } } });
    expect(caller.unusedMocks).toEqual(['services: CreateTask']);
  });

  test('that are no mock are refused by name', async () => {
    const world = { services: { GetCustomerProfile: null as never } };
    await expect(call(greeting, { world })).rejects.toThrow('"services: GetCustomerProfile" is null');
  });
});

describe('a view', () => {
  const guide = flow('Guide', {
    start: 'form',
    steps: {
      form: showView({
        view: 'arn:aws:connect:us-east-1:aws:view/form:1',
        timeout: 30,
        hideAnswer: true,
        when: { Next: 'thanks' },
        onNoMatch: 'other',
        onTimeout: 'late',
        onError: 'call',
      }),
      thanks: playPrompt({ text: text`Thanks, ${view('ViewResultData', 'FormData', 'name')}.`, next: 'bye' }),
      other: playPrompt({ text: text`You chose ${view('Action')}.`, next: 'bye' }),
      late: playPrompt({ text: 'Too late.', next: 'bye' }),
      call: playPrompt({ text: 'A call shows no views.', next: 'bye' }),
      bye: disconnect(),
    },
  });

  test.each<[NonNullable<World['services']>[string], string]>([
    [answered('Next'), 'Thanks, Sam.'],
    [answered('Back'), 'You chose Back.'],
    [[{ return: answered('Next'), after: 30_000 }], 'Thanks, Sam.'],
    [[{ return: answered('Next'), after: 30_001 }], 'Too late.'],
    [[{ timeout: true }], 'Too late.'],
  ])('that is answered with %j', async (ShowView, heard) => {
    const caller = await call(guide, { channel: 'chat', world: { services: { ShowView } } });
    expect(caller).toHaveHeard(heard);
  });

  test('keeps a hidden answer out of the transcript, and is not for calls', async () => {
    const world = { services: { ShowView: answered('Next') } };
    const { transcript } = await call(guide, { channel: 'chat', world });
    expect(transcript).toContain('{"Action":"Next","ViewResultData":"(hidden)"}');
    expect(await call(guide, { world })).toHaveHeard('A call shows no views.');
  });
});
