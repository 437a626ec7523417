import { expect, test } from 'vitest';
import type { BackendCall } from '../../../src/backends/backend-call.ts';
import type { Itsm } from '../../../src/backends/itsm/itsm.ts';
import type { Result } from '../../../src/backends/scheduling/contract.ts';
import type { Unit } from '../../../src/language/document.ts';
import { bookingJourney, movingJourney } from './appointments.ts';
import { campaign, failuresAt, neverFired, sweep } from './campaign.ts';
import type { Journey } from './journey.ts';
import { type Fault, ports } from './ports.ts';
import type { Planted } from './setting.ts';
import { ticketJourney } from './ticket.ts';

// A campaign that finds nothing proves nothing where it can find nothing: each planted mistake has to be found.

/** The key does not arrive at the backend. */
const withoutKeys: Planted = {
  wire: (fetch) => (request) => {
    request.headers.delete('idempotency-key');
    return fetch(request);
  },
};

/** The old appointment is let go of before the new one is booked. */
const cancelsFirst: Planted = {
  scheduling: (scheduling) => ({
    ...scheduling,
    act: async (action, parameters, { key = '', ...context }) => {
      if (action !== 'reschedule_appointment') return scheduling.act(action, parameters, { key, ...context });
      const { new_date: date, new_time: time, request_id, ...job } = parameters as unknown as Move;
      const released = { ...job, reason: 'moved' };
      await scheduling.act('cancel_appointment', released, { ...context, key: `${key}/1` });
      const booked = { ...job, date, time, request_id };
      const { confirmation_data: confirm_result } = await scheduling.act('confirm_appointment', booked, {
        ...context,
        key: `${key}/2`,
      });
      const result: Result<'reschedule_appointment'> = {
        project_id: job.project_id,
        new_date: date,
        new_time: time,
        cancel_result: { released_date: date, released_time: time },
        confirm_result,
        message: '',
      };
      return result as never;
    },
  }),
};
type Move = {
  customer_id: string;
  project_id: string;
  new_date: string;
  new_time: string;
  request_id: string;
};

/** What failed is told as done. */
const boasts: Planted = {
  answer: (answer) =>
    answer.return?.['outcome'] === 'upstream'
      ? { ...answer, return: { ...answer.return, outcome: 'ok' } }
      : answer,
};

/** A step of a flow whose error exit leads to another step. */
function misled(flow: Unit, step: string, to: string): Unit {
  const Actions = flow.document.Actions.map((action) =>
    action.Identifier === step
      ? {
          ...action,
          Transitions: {
            ...action.Transitions,
            Errors: [{ ErrorType: 'NoMatchingError', NextAction: to }],
          },
        }
      : action,
  );
  return { ...flow, document: { ...flow.document, Actions } };
}

const silent: Journey = {
  ...ticketJourney,
  flow: misled(ticketJourney.flow, 'open', 'end'),
  flows: ticketJourney.flows.slice(1),
};

test.each<{
  mistake: string;
  journey: Journey;
  planted?: Planted;
  failure: Omit<Fault, 'at'>;
  found: string;
}>([
  {
    mistake: 'keys that are not passed with a ticket',
    journey: ticketJourney,
    planted: withoutKeys,
    failure: { port: 'wire to ITSM', kind: 'lost', lasting: false },
    found: 'ticket: 2 of it',
  },
  {
    mistake: 'keys that are not passed with a note',
    journey: bookingJourney,
    planted: withoutKeys,
    failure: { port: 'wire to scheduling', kind: 'lost', lasting: false },
    found: 'note: 2 of it',
  },
  {
    mistake: 'letting go of the old appointment first',
    journey: movingJourney,
    planted: cancelsFirst,
    failure: { port: 'wire to scheduling', kind: 'hang', lasting: false },
    found: '0 live appointments',
  },
  {
    mistake: 'telling as done what failed',
    journey: bookingJourney,
    planted: boasts,
    failure: { port: 'wire to scheduling', kind: 'refused', lasting: true },
    found: 'appointment: told, and not there',
  },
  {
    mistake: 'a flow that ends without a word',
    journey: silent,
    failure: { port: 'Connect to Lambda', kind: 'refused', lasting: false },
    found: 'the last words: One moment.',
  },
])('the campaign finds $mistake', async ({ journey, planted, failure, found }) => {
  const { wrongs } = await sweep(journey, 'voice', failure, planted);
  expect(wrongs.flatMap((wrong) => wrong.wrongs).join('\n')).toContain(found);
});

test('the campaign finds a failure that never happens', async () => {
  const rows = await campaign(ticketJourney, 'chat', failuresAt(['store of scheduling'], [false]));
  expect(neverFired(rows)).toHaveLength(ports['store of scheduling'].length);
});

test('the journeys together go through every port', () => {
  const used = [ticketJourney, bookingJourney].flatMap((journey) => journey.ports);
  expect(new Set(used)).toEqual(new Set(Object.keys(ports)));
});

test('a backend that takes no key: no work is done twice, and what nobody knows is listed', async () => {
  const some = failuresAt(['Connect to Lambda', 'wire to ITSM', 'store of outcomes'], [false]);
  const rows = await campaign(ticketJourney, 'voice', some, { unkeyed: true, itsm: keyless });
  expect(rows.flatMap(({ wrongs }) => wrongs)).toEqual([]);
  // Who is throttled knows that nothing was done. After any other failure of the wire, nobody knows.
  const known = rows.filter(({ port, unknown }) => port === 'wire to ITSM' && unknown === 0);
  expect(known.map(({ kind }) => kind)).toEqual(['429']);
});

function keyless(itsm: Itsm): Itsm {
  return {
    ...itsm,
    createTicket: (ticket, call) => itsm.createTicket(ticket, withoutKey(call)),
    addComment: (id, caller, comment, call) => itsm.addComment(id, caller, comment, withoutKey(call)),
  };
}

function withoutKey({ signal, contactId }: BackendCall): BackendCall {
  return { ...(signal && { signal }), ...(contactId !== undefined && { contactId }) };
}
