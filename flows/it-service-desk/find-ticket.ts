import {
  attribute,
  checkContactAttributes,
  connectLex,
  equals,
  external,
  getCustomerInput,
  invokeLambda,
  lex,
  loop,
  module,
  playPrompt,
  returnFromModule,
  setContactAttributes,
  text,
} from '../../src/index.ts';
import { getTicketStatus, listRecentTickets } from '../../src/itsm.ts';
import { callOrChat } from '../call-or-chat.ts';
import { serviceDeskBot } from './resources.ts';

/**
 * Tells how a ticket of the caller stands: the one whose number is in `said`, or, where nothing is, one of the newest
 * by what they are about. Sets `ticket` and returns `told`, which it also does where there is none to tell of; returns `none` where no number is
 * right, `failed` or `person`.
 */
export const findTicket = module('Find the ticket', {
  results: ['told', 'none', 'failed', 'person'],
  attributes: ['ask', 'said', 'saidBefore', 'ticket'],
  start: 'by-number',
  steps: {
    'by-number': checkContactAttributes({
      value: attribute('ask'),
      when: [[equals('number'), 'look-up-said']],
      onNoMatch: 'newest',
    }),

    // By number, as it was said. What is not quite it is asked about, and never told.
    'look-up-said': invokeLambda({
      function: getTicketStatus,
      parameters: { ticket_reference: attribute('said') },
      next: 'looked-up',
      onError: 'failed',
    }),
    'looked-up': checkContactAttributes({
      value: external(getTicketStatus).outcome,
      when: [
        [equals('ok'), 'match'],
        [equals('not_found'), 'tell-why'],
        [equals('too_short'), 'tell-why'],
        [equals('heard_less'), 'tell-why'],
        [equals('missing_parameter'), 'say-again'],
      ],
      onNoMatch: 'failed',
    }),
    match: checkContactAttributes({
      value: external(getTicketStatus).match,
      when: [
        [equals('found'), 'keep-found'],
        [equals('near'), 'keep-near'],
      ],
      onNoMatch: 'which',
    }),
    'tell-why': playPrompt({ text: text`${external(getTicketStatus).message}`, next: 'say-again' }),
    'say-again': loop({ times: 2, again: 'ask-number', done: 'none' }),
    'ask-number': connectLex({
      bot: serviceDeskBot,
      text: 'What is the number of your ticket?',
      when: { TicketStatus: 'keep-said', GiveNumber: 'keep-said', MyTickets: 'newest', Agent: 'person' },
      onNoMatch: 'say-again',
      onError: 'say-again',
    }),
    'keep-said': setContactAttributes({
      attributes: { saidBefore: attribute('said'), said: lex('Slots', 'number') },
      next: 'look-up-again',
      onError: 'failed',
    }),
    'look-up-again': invokeLambda({
      function: getTicketStatus,
      parameters: { ticket_reference: attribute('said'), previous_reference: attribute('saidBefore') },
      next: 'looked-up',
      onError: 'failed',
    }),

    // Nearly the number of a ticket of their own.
    'keep-near': setContactAttributes({
      attributes: { ticket: external(getTicketStatus).reference },
      next: 'ask-near',
      onError: 'failed',
    }),
    'ask-near': playPrompt({
      text: text`I cannot find that number, but you have a ticket ${external(getTicketStatus).spoken_reference}, about this: ${external(getTicketStatus).topic}.`,
      next: 'near',
    }),
    near: callOrChat('near-by-key', 'near-in-words'),
    'near-by-key': getCustomerInput({
      text: 'If you mean that one, press 1. If not, press 2.',
      when: { '1': 'look-up', '2': 'say-again' },
      onTimeout: 'say-again',
      onNoMatch: 'say-again',
      onError: 'failed',
    }),
    'near-in-words': connectLex({
      bot: serviceDeskBot,
      text: 'Do you mean that one?',
      when: { Yes: 'look-up', No: 'say-again', Agent: 'person' },
      onNoMatch: 'say-again',
      onError: 'say-again',
    }),

    // Several begin like that: what they are about tells them apart.
    which: callOrChat('which-by-key', 'which-in-words'),
    'which-by-key': getCustomerInput({
      text: text`Several of your tickets begin like that. ${external(getTicketStatus).offer} Press the number in front of it.`,
      when: { '1': 'keep-first', '2': 'keep-second', '3': 'keep-third' },
      onTimeout: 'say-again',
      onNoMatch: 'say-again',
      onError: 'failed',
    }),
    'which-in-words': connectLex({
      bot: serviceDeskBot,
      text: text`Several of your tickets begin like that. ${external(getTicketStatus).offer} Which one is it?`,
      when: { Choose: 'chosen', Agent: 'person' },
      onNoMatch: 'say-again',
      onError: 'say-again',
    }),

    // Without a number: the newest, by what they are about.
    newest: invokeLambda({ function: listRecentTickets, next: 'listed', onError: 'failed' }),
    listed: checkContactAttributes({
      value: external(listRecentTickets).outcome,
      when: [[equals('ok'), 'how-many']],
      onNoMatch: 'failed',
    }),
    'how-many': checkContactAttributes({
      value: external(listRecentTickets).ticket_count,
      when: [
        [equals('0'), 'explain'],
        [equals('1'), 'keep-first'],
      ],
      onNoMatch: 'pick',
    }),
    explain: playPrompt({ text: text`${external(listRecentTickets).explanation}`, next: 'told' }),
    pick: callOrChat('pick-by-key', 'pick-in-words'),
    'pick-by-key': getCustomerInput({
      text: text`These are your tickets. ${external(listRecentTickets).offer} Press the number in front of it, or 4 if it is none of these.`,
      when: { '1': 'keep-first', '2': 'keep-second', '3': 'keep-third', '4': 'others' },
      onTimeout: 'pick-again',
      onNoMatch: 'pick-again',
      onError: 'failed',
    }),
    'pick-in-words': connectLex({
      bot: serviceDeskBot,
      text: text`These are your tickets. ${external(listRecentTickets).offer} Which one is it, or is it none of these?`,
      when: { Choose: 'chosen', More: 'others', Agent: 'person' },
      onNoMatch: 'pick-again',
      onError: 'pick-again',
    }),
    // Behind the last page stands the first.
    others: invokeLambda({
      function: listRecentTickets,
      parameters: { from: external(listRecentTickets).later },
      next: 'listed',
      onError: 'failed',
    }),
    'pick-again': loop({ times: 2, again: 'not-caught', done: 'person' }),
    'not-caught': playPrompt({ text: "Sorry, I didn't get that.", next: 'newest' }),

    // The tool for a number and the one for the newest put the first three under the same keys.
    chosen: checkContactAttributes({
      value: lex('Slots', 'choice'),
      when: [
        [equals('1'), 'keep-first'],
        [equals('2'), 'keep-second'],
        [equals('3'), 'keep-third'],
      ],
      onNoMatch: 'say-again',
    }),
    'keep-first': setContactAttributes({
      attributes: { ticket: external(listRecentTickets).ticket1 },
      next: 'look-up',
      onError: 'failed',
    }),
    'keep-second': setContactAttributes({
      attributes: { ticket: external(listRecentTickets).ticket2 },
      next: 'look-up',
      onError: 'failed',
    }),
    'keep-third': setContactAttributes({
      attributes: { ticket: external(listRecentTickets).ticket3 },
      next: 'look-up',
      onError: 'failed',
    }),
    'look-up': invokeLambda({
      function: getTicketStatus,
      parameters: { ticket_reference: attribute('ticket') },
      next: 'picked',
      onError: 'failed',
    }),
    // Whoever takes the third of two has taken none.
    picked: checkContactAttributes({
      value: external(getTicketStatus).outcome,
      when: [
        [equals('ok'), 'keep-found'],
        [equals('missing_parameter'), 'pick-again'],
      ],
      onNoMatch: 'failed',
    }),

    'keep-found': setContactAttributes({
      attributes: { ticket: external(getTicketStatus).reference },
      next: 'tell',
      onError: 'tell',
    }),
    tell: playPrompt({ text: text`${external(getTicketStatus).summary}`, next: 'told' }),
    told: returnFromModule({ result: 'told' }),
    none: returnFromModule({ result: 'none' }),
    failed: returnFromModule({ result: 'failed' }),
    person: returnFromModule({ result: 'person' }),
  },
});
