import { describe, expect, test } from 'vitest';
import { type CustomerRecord, customers } from '../../../src/backends/scheduling/customers.ts';
import { memoryStore } from '../../../src/store/stores/memory.ts';
import { office } from './office.ts';

const kim: CustomerRecord = {
  customer_id: 'KIM',
  first_name: 'Kim',
  last_name: 'Ray',
  number: '+12025550120',
  account: 'kim',
  status: 'active',
  locations: [],
};

test('a number and an account lead to one customer, who stays as first added', async () => {
  const known = customers(memoryStore());
  await known.add(kim);
  await known.add({ ...kim, first_name: 'Kimberly' });
  expect(await known.find({ number: '+12025550120' })).toEqual(kim);
  expect(await known.find({ account: 'kim' })).toEqual(kim);
  // A key of one kind is none of the other.
  await expect(known.find({ account: '+12025550120' })).rejects.toMatchObject({ code: 'unknown_customer' });
});

test.each([
  ['number', { account: 'lee' }],
  ['account', { number: '+12025550121' }],
])('no two customers have one %s', async (parameter, other) => {
  const known = customers(memoryStore());
  await known.add(kim);
  await expect(known.add({ ...kim, customer_id: 'LEE', ...other })).rejects.toMatchObject({
    code: 'invalid_value',
    args: { parameter },
  });
  await expect(known.get('LEE')).rejects.toMatchObject({ code: 'unknown_customer' });
});

test.each(['inactive', 'suspended', 'deleted'] as const)('one who is %s is not served', async (status) => {
  const known = customers(memoryStore());
  await known.add({ ...kim, status });
  await expect(known.find({ account: 'kim' })).rejects.toMatchObject({ code: 'unknown_customer' });
  await expect(known.get('KIM')).rejects.toMatchObject({ code: 'unknown_customer' });
});

describe('the jobs of a company, by place', () => {
  test.each([
    [undefined, ['12380', '12381']],
    ['LOC_CLEARWATER', ['12382']],
    ['clearwater', ['12382']],
    ['LOC_MIAMI', ['12384']],
    ['all', ['12380', '12381', '12382', '12383', '12384']],
    ['ALL', ['12380', '12381', '12382', '12383', '12384']],
  ])('%s', async (location_id, expected) => {
    const { act } = await office();
    const place = location_id === undefined ? {} : { location_id };
    const { projects, locations } = await act('list_projects', { customer_id: 'CUST_BIGCORP', ...place });
    expect(projects.map(({ project_id }) => project_id)).toEqual(expected);
    expect(locations.map(({ location_id: id, primary }) => [id, primary])).toEqual([
      ['LOC_TAMPA', true],
      ['LOC_CLEARWATER', false],
      ['LOC_ORLANDO', false],
      ['LOC_MIAMI', false],
    ]);
  });

  test('a place that it does not have is told together with those that it has', async () => {
    const { post } = await office();
    const answer = await post('/list-projects', { customer_id: 'CUST_BIGCORP', location_id: 'Berlin' });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        error: 'invalid_value',
        parameter: 'location_id',
        message:
          'The customer has no such place. There are LOC_TAMPA (Tampa), LOC_CLEARWATER (Clearwater), LOC_ORLANDO (Orlando), LOC_MIAMI (Miami), and "all".',
      },
    });
  });

  test.each([
    ['all', 200],
    ['LOC_TAMPA', 400],
  ])('a person has no places: %s', async (location_id, status) => {
    const { post } = await office();
    expect((await post('/list-projects', { customer_id: 'CUST001', location_id })).status).toBe(status);
  });
});
