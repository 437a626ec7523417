import { describe, expect, test } from 'vitest';
import { aliasesOf, external, fn, hours, nameOf, queue, readResource } from '../../src/language/resource.ts';

describe('a resource by its name', () => {
  test.each([
    [queue('Service desk'), 'trunkline:queue/Service%20desk'],
    [hours('24/7'), 'trunkline:hours/24%2F7'],
    [fn('lookup-caller'), 'trunkline:function/lookup-caller'],
    [queue('half \ud83d'), 'trunkline:queue/half%20%EF%BF%BD'],
    [queue('☎ 📞'), 'trunkline:queue/%E2%98%8E%20%F0%9F%93%9E'],
  ])('%o is written %s and read again', (resource, written) => {
    expect(nameOf(resource)).toBe(written);
    expect(readResource(resource.kind, written).name).toBe(
      resource.name.replace(/\p{Surrogate}/gu, '\ufffd'),
    );
  });

  test('a name that is not well encoded is taken as it stands', () => {
    expect(readResource('queue', 'trunkline:queue/50%')).toEqual({ kind: 'queue', name: '50%' });
  });
});

describe('a resource as a document names it', () => {
  const queueArn = 'arn:aws:connect:us-east-1:111122223333:instance/i-1/queue/q-1';
  test.each([
    [queueArn, { kind: 'queue', arn: queueArn, name: 'Sales' }],
    ['$.Attributes.queue', { kind: 'queue', dynamic: true }],
    ['${SalesQueue}', { kind: 'queue', placeholder: true, name: 'Sales' }],
    ['{{queue}}', { kind: 'queue', placeholder: true, name: 'Sales' }],
    [
      'arn:aws:connect:us-east-1:<account>:instance/i-1/queue/q-1',
      { kind: 'queue', placeholder: true, name: 'Sales' },
    ],
    ['q-1', { kind: 'queue', name: 'Sales' }],
  ])('%s', (value, read) => {
    expect(readResource('queue', value, 'Sales')).toEqual(read);
  });

  test.each([
    ['arn:aws:lambda:us-east-1:111122223333:function:lookup', 'lookup'],
    ['arn:aws:lambda:us-east-1:111122223333:function:lookup:3', 'lookup'],
    ['arn:aws:lambda:us-east-1:111122223333:function:lookup:live', 'lookup'],
    [queueArn, 'q-1'],
    ['arn:aws:connect:us-east-1:111122223333:instance/i-1/flow-module/m-1:$LATEST', 'm-1'],
    ['trunkline:function/look%20up', 'look up'],
  ])('%s is also found as %s', (value, alias) => {
    expect(aliasesOf(value)).toContain(alias);
  });
});

test('the result of a function is read key by key', () => {
  expect(external(fn('lookup', { returns: ['found', 'ticket.number'] }))).toEqual({
    found: { path: '$.External.found' },
    'ticket.number': { path: '$.External.ticket.number' },
  });
});
