import { describe, expect, test } from 'vitest';
import { agentcoreHandler } from '../../src/fulfillment/bindings/agentcore.ts';
import { gatewayToolSchema } from '../../src/fulfillment/lambda/gateway-tool-schema.ts';
import { tools } from '../../src/fulfillment/tools/index.ts';
import type { JsonObject } from '../../src/language/document.ts';
import { titlesIn } from '../titles.ts';
import { gatewayContext } from './lambda/events.ts';
import { desks } from './tools/desks.ts';

/** Where the earlier systems broke, and which test keeps each from coming back: file, and title. */
const index: { readonly [defect: string]: readonly (readonly [file: string, title: string])[] } = {
  'D1: no tool could be attached to the agent, so no ticket was ever opened by voice': [
    ['fulfillment/defects.test.ts', 'D1: a gateway takes the list of all tools, and each of them answers'],
    ['cli/sample-tools.test.ts', 'by MCP over %s, a client lists and calls all sixteen tools'],
  ],
  'D2: the number that was spoken cannot be looked up': [
    ['fulfillment/tools/itsm/tickets.test.ts', 'D2: the number that was spoken is found'],
  ],
  'D3: the key of the caller changes with every call, or can be turned back': [
    [
      'fulfillment/tools/itsm/tickets.test.ts',
      'D3: the caller is the same on the next call, and a list after a ticket was opened shows it',
    ],
    [
      'fulfillment/caller-key.test.ts',
      'D3: the key is not the plain hash, which everybody could work out for every number',
    ],
  ],
  'D4: a comment on an unknown ticket makes one': [
    [
      'backends/itsm/loopback.test.ts',
      'D4: a comment on an unknown ticket is not_found, and creates nothing',
    ],
    ['fulfillment/tools/itsm/tickets.test.ts', 'D4: a comment on a ticket that is not there writes nothing'],
  ],
  'D5: a missing key answers otherwise than documented': [
    [
      'backends/itsm/loopback.test.ts',
      'D5: a missing or wrong key answers 403 as the gateway does, and the client says auth',
    ],
  ],
  'D6: lengths are not enforced': [
    ['backends/itsm/loopback.test.ts', 'D6: lengths are enforced, after trimming'],
  ],
  'D7: the waits are not those that are told': [
    ['backends/http-call.test.ts', 'D7: the waits are 0.1 s and 0.2 s, together 0.3 s and not 0.7 s'],
  ],
  'D8: retries of Connect make duplicates': [
    [
      'backends/itsm/loopback.test.ts',
      'D8: a call that is made again, as Connect does, opens no second ticket',
    ],
    ['fulfillment/tools/itsm/tickets.test.ts', 'D8: a call that is made again opens no second ticket'],
  ],
  'three of the four states of a ticket are never reached': [
    ['backends/itsm/seed.test.ts', 'the desk can set a ticket to %s, and its caller reads it'],
  ],
  'moving an appointment loses it': [
    ['backends/scheduling/defects.test.ts', 'when the new time is gone: the old one stands'],
    [
      'backends/scheduling/defects.test.ts',
      'when the store fails at any of its calls: one of the two stands',
    ],
    [
      'backends/scheduling/bookings/kills.test.ts',
      'a rescheduling killed between any two writes, among another booker’s, 100 rounds',
    ],
    [
      'fulfillment/tools/scheduling/appointments.test.ts',
      'S1: moving an appointment that cannot be moved leaves it as it is',
    ],
  ],
  'three contracts for the same actions': [
    ['backends/scheduling/defects.test.ts', '%s in the words of another one, %s, is refused by that word'],
    ['backends/scheduling/defects.test.ts', 'what is offered can be sent back as it stands'],
    ['backends/scheduling/defects.test.ts', 'paths in kebab and in snake case reach every action'],
    ['fulfillment/tools/drift.test.ts', 'takes what the service takes, and what is hidden not'],
  ],
  'two bookings in one second have one code': [
    [
      'backends/scheduling/defects.test.ts',
      'two bookings in one second have one code: fifty in one instant have fifty, which can be spelled',
    ],
  ],
  'opening hours in three versions, and a last slot that ends after closing': [
    [
      'backends/scheduling/defects.test.ts',
      'what is told, which days are offered and which times: all from the one calendar',
    ],
    ['backends/scheduling/defects.test.ts', 'the last slot ends before the office closes'],
  ],
  'always ten dates, whatever holidays there are': [
    ['backends/scheduling/defects.test.ts', 'with the holidays %j there are %i days'],
  ],
  'a job that is not there has a status': [
    [
      'backends/scheduling/defects.test.ts',
      'a job that is not there has the status "Unknown": it is project_not_found',
    ],
  ],
  'a status that nobody knows lets a job be booked': [
    ['backends/scheduling/job-state.test.ts', 'the status "%s" means %s'],
  ],
  'notes are made up': [
    [
      'backends/scheduling/defects.test.ts',
      'three notes are made up where there are none: the list is empty',
    ],
  ],
  'upcoming by the date alone': [
    [
      'backends/scheduling/defects.test.ts',
      'an appointment is upcoming all day: it is no more once it has begun',
    ],
  ],
  'the bridge of the bot ends the dialogue after every turn, and reads the session of Lex V1': [
    ['fulfillment/bindings/lex.test.ts', 'asks for %s'],
    ['fulfillment/bindings/lex.test.ts', 'goes on talking where that is wanted'],
    ['fulfillment/bindings/lex.test.ts', 'the tool is called with slots and whoever is in the session'],
  ],
  'samples of one week, which have rotted': [
    ['backends/scheduling/seed.test.ts', 'at %s, closed on %j, the flooring is booked for %s'],
  ],
  'a list after a ticket was opened does not show it': [
    ['backends/itsm/loopback.test.ts', 'a list after a ticket was opened shows it'],
  ],
  'a second booking is taken for a repeat of the first': [
    ['fulfillment/tools/scheduling/appointments.test.ts', 'book, cancel, book again is two bookings'],
  ],
  'the times after slot_taken are the old ones': [
    [
      'fulfillment/tools/scheduling/appointments.test.ts',
      'a slot that somebody else has taken is told, and the times are fresh then',
    ],
  ],
  'the five checks of the contract of tickets': [
    ['backends/itsm/loopback.test.ts', 'POST /tickets answers 201 with the id of the ticket'],
    ['backends/itsm/loopback.test.ts', 'GET /tickets/{id} answers 200 with the ticket'],
    ['backends/itsm/loopback.test.ts', 'POST /tickets/{id}/comments answers 200 with success'],
    ['backends/itsm/loopback.test.ts', 'GET /tickets?caller= answers 200 with a list'],
    ['backends/itsm/loopback.test.ts', 'any call without a key answers 403, %s %s'],
  ],
  'an OpenAPI document that fits nothing': [
    ['backends/itsm/openapi.test.ts', 'a public validator takes it as OpenAPI 3.1'],
    ['backends/scheduling/openapi.test.ts', 'a public validator takes the document'],
    ['cli/sample-tools.test.ts', 'the document of all sixteen for a %s passes a public validator'],
  ],
};

const places = Object.entries(index).flatMap(([defect, tests]) =>
  tests.map(([file, title]) => ({ defect, file, title })),
);

test.each(places)('$defect: $file has its test', ({ file, title }) => {
  expect(titlesIn(file)).toContain(title);
});

describe('a gateway', () => {
  /** What a gateway knows of a schema. @see https://docs.aws.amazon.com/bedrock-agentcore-control/latest/APIReference/API_SchemaDefinition.html */
  const known: ReadonlySet<string> = new Set(['type', 'description', 'properties', 'required', 'items']);
  const types: ReadonlySet<string> = new Set(['string', 'number', 'object', 'array', 'boolean', 'integer']);

  interface Schema {
    readonly type: string;
    readonly properties?: { readonly [name: string]: Schema };
    readonly required?: readonly string[];
    readonly items?: Schema;
  }

  /** What a gateway would refuse of a schema. */
  function refused(schema: Schema, path: string): readonly string[] {
    const { type, properties = {}, required = [], items } = schema;
    return [
      ...Object.keys(schema).flatMap((key) => (known.has(key) ? [] : [`${path} has ${key}`])),
      ...(types.has(type) ? [] : [`${path} is a ${type}`]),
      ...(type === 'array' && items === undefined ? [`${path} has no items`] : []),
      ...required.flatMap((name) => (Object.hasOwn(properties, name) ? [] : [`${path} lacks ${name}`])),
      ...Object.entries(properties).flatMap(([name, member]) => refused(member, `${path}.${name}`)),
      ...(items === undefined ? [] : refused(items, `${path}[]`)),
    ];
  }

  test('D1: a gateway takes the list of all tools, and each of them answers', async () => {
    const { fulfillment } = await desks();
    const listed = gatewayToolSchema(fulfillment);
    expect(listed.map(({ name }) => name)).toEqual(tools.map(({ name }) => name));
    const target = 'appointment-desk';
    const answers: JsonObject[] = [];
    for (const { name, description, inputSchema } of listed) {
      const schema = inputSchema as unknown as Schema;
      expect(schema.type).toBe('object');
      expect(refused(schema, name)).toEqual([]);
      expect(description.trim()).not.toBe('');
      // An agent calls it by the name of the target and its own, and takes 64 characters of both.
      const called = `${target}___${name}`;
      expect(called).toMatch(/^[\w-]{1,64}$/);
      const input = Object.fromEntries((schema.required ?? []).map((parameter) => [parameter, 'none']));
      answers.push(await agentcoreHandler(fulfillment)(input, gatewayContext(called)));
    }
    // A name that a tool does not take, or one that it lacks, would be told by these.
    for (const answer of answers) {
      expect(answer['outcome']).not.toBe('missing_parameter');
      expect(answer['problem'] ?? '').not.toMatch(/There is no such|There is no tool/);
    }
  });
});
