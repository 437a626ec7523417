import { itServiceDesk } from '../../../flows/it-service-desk/main.ts';
import type { StoredTicket } from '../../../src/backends/itsm/tickets.ts';
import { desks } from '../desks.ts';
import { type Journey, wrongsOf } from './journey.ts';
import type { Act, Belief, Person } from './talk.ts';

const number = '+12025550100';
const account = 'sam';

/** Opens a ticket, adds a comment, hangs up; and asks for the ticket in the next contact. */
export const ticketJourney: Journey = {
  name: 'ticket',
  ports: ['Connect to Lambda', 'wire to ITSM', 'store of outcomes', 'store of ITSM'],
  flow: itServiceDesk,
  flows: desks['it-service-desk'],
  number,
  account,
  world: {
    hours: { 'Service desk': 'open' },
    queues: { 'Service desk': { staffed: 3 } },
    functions: { 'lookup-caller': { found: 'true', name: 'Sam', number } },
    bots: {
      ServiceDesk: [
        { hears: 'network', intent: 'CreateTicket', slots: { issue: 'Network problem' } },
        { hears: 'update', intent: 'AddComment', slots: { comment: 'It started after the update' } },
        { hears: 'my tickets', intent: 'MyTickets' },
        { hears: 'yes', intent: 'Yes' },
        { hears: 'bye', intent: 'Goodbye' },
      ],
    },
  },
  person: () => {
    const believes: { ticket: Belief; comment: Belief } = { ticket: 'no', comment: 'no' };
    return {
      ...personOf(believes),
      async wrongs({ stores, callerKey }, isOver) {
        const records = stores.itsm.collection<StoredTicket>('itsm-tickets');
        const keys = [callerKey({ number }), callerKey({ account })];
        const kept = (await Promise.all(keys.map((key) => records.newest(key, 100)))).flat();
        const comments = kept.flatMap(({ value }) => value.comments);
        return [
          ...wrongsOf('ticket', believes.ticket, kept.length, isOver),
          ...wrongsOf('comment', believes.comment, comments.length, isOver),
        ];
      },
    };
  },
};

function personOf(believes: { ticket: Belief; comment: Belief }): Person {
  let contact = 0;
  let answered = false;
  const isDone = () => believes.ticket === 'yes' && believes.comment === 'yes' && answered;
  const atTheMenu = (): Act => {
    if (isDone()) return contact === 1 ? 'hang up' : { press: '9', say: 'bye' };
    const { ticket, comment } = believes;
    if (!answered || ticket === 'unsure' || comment === 'unsure') return { press: '2', say: 'my tickets' };
    if (ticket === 'no') return { press: '1', say: 'the network is down' };
    return { press: '3', say: 'add that it started after the update' };
  };
  return {
    begins(count) {
      contact = count;
      // Who rings again asks first.
      answered = count === 1;
    },
    hears(text) {
      if (/Your ticket has the number/.test(text)) believes.ticket = 'yes';
      if (/cannot tell whether your ticket is open/.test(text)) believes.ticket = 'unsure';
      if (/I have added that to your ticket/.test(text)) believes.comment = 'yes';
      if (/cannot tell whether I have added that/.test(text)) believes.comment = 'unsure';
      const told = /Your ticket is open and has (\w+) comment/.exec(text);
      if (told !== null) {
        answered = true;
        believes.ticket = 'yes';
        believes.comment = told[1] === 'no' ? 'no' : 'yes';
      }
      if (/You have no tickets yet/.test(text)) {
        answered = true;
        believes.ticket = 'no';
        believes.comment = 'no';
      }
    },
    does(question) {
      if (/For a new ticket, press 1|What can I do for you/.test(question)) return atTheMenu();
      if (/For a problem with your computer/.test(question)) return { press: '2', say: '' };
      if (/To open the ticket, press 1|Shall I open the ticket/.test(question))
        return { press: '1', say: 'yes' };
      if (/What should I add/.test(question)) return { say: 'that it started after the update' };
      if (/These are your tickets/.test(question)) return { press: '1', say: 'the first one' };
      return undefined;
    },
    isContent: () => contact > 1 && isDone(),
  };
}
