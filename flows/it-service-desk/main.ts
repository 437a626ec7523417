import {
  attribute,
  checkContactAttributes,
  checkHours,
  checkStaffing,
  connectLex,
  createCallback,
  disconnect,
  equals,
  external,
  flow,
  getCustomerInput,
  invokeLambda,
  invokeModule,
  lex,
  loop,
  playPrompt,
  setCallbackNumber,
  setContactAttributes,
  setCustomerQueueFlow,
  setDisconnectFlow,
  setLoggingBehavior,
  setVoice,
  setWorkingQueue,
  storeCustomerInput,
  storedInput,
  system,
  text,
  transferToQueue,
} from '../../src/index.ts';
import { callOrChat } from '../call-or-chat.ts';
import { itServiceDeskGoodbye } from './goodbye.ts';
import { itServiceDeskQueue } from './queue.ts';
import {
  addComment,
  createTicket,
  serviceDeskBot,
  serviceDeskHours,
  serviceDeskQueue,
  ticketStatus,
} from './resources.ts';
import { verifyCaller } from './verify-caller.ts';

/**
 * The IT service desk, by phone and by chat: opens tickets, tells how they stand, adds comments, and hands over to a
 * person. A call is led by keys or by speech, a chat by the bot; everything else is the same for both.
 */
export const itServiceDesk = flow('IT service desk', {
  attributes: ['name', 'callerKey', 'issue', 'ticket'],
  start: 'logging',
  steps: {
    // Set-up. A failure here is no reason to turn a caller away.
    logging: setLoggingBehavior({ on: true, next: 'after-talk' }),
    'after-talk': setDisconnectFlow({ flow: itServiceDeskGoodbye, next: 'in-line', onError: 'in-line' }),
    'in-line': setCustomerQueueFlow({ flow: itServiceDeskQueue, next: 'channel', onError: 'channel' }),
    channel: callOrChat('voice', 'welcome'),
    voice: setVoice({ voice: 'Ruth', engine: 'neural', next: 'welcome', onError: 'welcome' }),

    // Welcome. Tickets can be opened day and night; people are there in office hours.
    welcome: playPrompt({
      text: 'Welcome to the IT service desk. I am an automated assistant.',
      next: 'office-hours',
    }),
    'office-hours': checkHours({
      hours: serviceDeskHours,
      open: 'who',
      closed: 'closed',
      onError: 'hours-unknown',
    }),
    closed: playPrompt({
      text: 'My colleagues are here on weekdays from eight to six. Until then, I can take care of your tickets.',
      next: 'who',
    }),
    'hours-unknown': playPrompt({
      text: 'I cannot tell whether my colleagues are here, but I can take care of your tickets.',
      next: 'who',
    }),
    who: invokeModule({ module: verifyCaller, when: { known: 'hello' }, next: 'menu', onError: 'stranger' }),
    hello: playPrompt({ text: text`Hello ${attribute('name')}.`, next: 'menu' }),
    stranger: playPrompt({ text: 'I could not look you up, but I can still help you.', next: 'menu' }),

    // The menu: keys on a call, words in a chat. The third failure leads to a person.
    menu: callOrChat('keys', 'words'),
    keys: getCustomerInput({
      text:
        'For a new ticket, press 1. To check a ticket, press 2. To add a comment, press 3. ' +
        'To tell me in your own words, press 4. When you are done, press 9. For a person, press 0.',
      when: {
        '1': 'topic',
        '2': 'type-number',
        '3': 'ask-comment',
        '4': 'words',
        '9': 'goodbye',
        '0': 'person',
      },
      onTimeout: 'once-more',
      onNoMatch: 'once-more',
      onError: 'sorry',
    }),
    words: connectLex({
      bot: serviceDeskBot,
      text: 'What can I do for you? I can open a ticket, check one, add a comment to it, or find you a person.',
      sessionAttributes: { channel: system('Channel') },
      when: {
        CreateTicket: 'keep-issue',
        TicketStatus: 'keep-said-number',
        AddComment: 'comment',
        Agent: 'person',
        Goodbye: 'goodbye',
        FallbackIntent: 'once-more',
      },
      onNoMatch: 'once-more',
      onError: 'once-more',
    }),
    'once-more': loop({ times: 2, again: 'not-understood', done: 'give-up' }),
    'not-understood': playPrompt({ text: "Sorry, that didn't work. Let's try again.", next: 'menu' }),
    'give-up': playPrompt({
      text: 'I am not getting this right. Let me see who can help you.',
      next: 'person',
    }),

    // A new ticket: the topic by key, or the problem in words. It is read back before anything is written.
    topic: getCustomerInput({
      text:
        'For a problem with your computer, press 1. With the network, press 2. With signing in, press 3. ' +
        'For anything else, press 4 and tell me about it.',
      when: { '1': 'computer', '2': 'network', '3': 'sign-in', '4': 'describe' },
      onTimeout: 'once-more',
      onNoMatch: 'once-more',
      onError: 'sorry',
    }),
    computer: setContactAttributes({
      attributes: { issue: 'Computer problem' },
      next: 'read-back',
      onError: 'sorry',
    }),
    network: setContactAttributes({
      attributes: { issue: 'Network problem' },
      next: 'read-back',
      onError: 'sorry',
    }),
    'sign-in': setContactAttributes({
      attributes: { issue: 'Sign-in problem' },
      next: 'read-back',
      onError: 'sorry',
    }),
    describe: connectLex({
      bot: serviceDeskBot,
      text: 'Please tell me about the problem in one sentence. Never tell me a password.',
      when: { CreateTicket: 'keep-issue', Agent: 'person' },
      onNoMatch: 'once-more',
      onError: 'once-more',
    }),
    'keep-issue': setContactAttributes({
      attributes: { issue: lex('Slots', 'issue') },
      next: 'read-back',
      onError: 'sorry',
    }),
    'read-back': playPrompt({ text: text`This is what I understood: ${attribute('issue')}.`, next: 'right' }),
    right: callOrChat('right-by-key', 'right-in-words'),
    'right-by-key': getCustomerInput({
      text: 'To open the ticket, press 1. To change it, press 2.',
      when: { '1': 'open', '2': 'describe' },
      onTimeout: 'once-more',
      onNoMatch: 'once-more',
      onError: 'sorry',
    }),
    'right-in-words': connectLex({
      bot: serviceDeskBot,
      text: 'Shall I open the ticket?',
      when: { Yes: 'open', No: 'describe' },
      onNoMatch: 'once-more',
      onError: 'once-more',
    }),
    open: invokeLambda({
      function: createTicket,
      parameters: { caller: attribute('callerKey'), issue: attribute('issue'), contact: system('ContactId') },
      next: 'opened',
      onError: 'sorry',
    }),
    opened: playPrompt({
      text: text`Done. Your ticket has the number ${external(createTicket).number}.`,
      next: 'anything-else',
    }),

    // How a ticket stands: the number by keys, or in words.
    'type-number': storeCustomerInput({
      text: 'Please type the five digits of your ticket number.',
      digits: 5,
      timeout: 8,
      next: 'typed',
      onError: 'sorry',
    }),
    typed: checkContactAttributes({
      value: storedInput,
      when: [[equals('Timeout'), 'once-more']],
      onNoMatch: 'keep-typed-number',
    }),
    'keep-typed-number': setContactAttributes({
      attributes: { ticket: storedInput },
      next: 'status',
      onError: 'sorry',
    }),
    'keep-said-number': setContactAttributes({
      attributes: { ticket: lex('Slots', 'number') },
      next: 'status',
      onError: 'sorry',
    }),
    status: invokeLambda({
      function: ticketStatus,
      parameters: { caller: attribute('callerKey'), ticket: attribute('ticket') },
      next: 'has-status',
      onError: 'sorry',
    }),
    'has-status': checkContactAttributes({
      value: external(ticketStatus).found,
      when: [[equals('true'), 'tell-status']],
      onNoMatch: 'no-such-ticket',
    }),
    'tell-status': playPrompt({
      text: text`Your ticket is ${external(ticketStatus).status}.`,
      next: 'anything-else',
    }),
    'no-such-ticket': playPrompt({
      text: 'I cannot find a ticket of yours with that number.',
      next: 'once-more',
    }),

    // A comment, in words.
    'ask-comment': connectLex({
      bot: serviceDeskBot,
      text: 'Please tell me the ticket number and what I should add.',
      when: { AddComment: 'comment', Agent: 'person' },
      onNoMatch: 'once-more',
      onError: 'once-more',
    }),
    comment: invokeLambda({
      function: addComment,
      parameters: {
        caller: attribute('callerKey'),
        ticket: lex('Slots', 'number'),
        comment: lex('Slots', 'comment'),
      },
      next: 'has-comment',
      onError: 'sorry',
    }),
    'has-comment': checkContactAttributes({
      value: external(addComment).found,
      when: [[equals('true'), 'commented']],
      onNoMatch: 'no-such-ticket',
    }),
    commented: playPrompt({ text: 'I have added that to your ticket.', next: 'anything-else' }),
    'anything-else': playPrompt({ text: 'Is there anything else?', next: 'menu' }),

    // A person, or the next best thing: a callback for a caller, a ticket in a chat.
    person: setWorkingQueue({ queue: serviceDeskQueue, next: 'staffed', onError: 'no-transfer' }),
    staffed: checkStaffing({ metric: 'staffed', yes: 'transfer', no: 'nobody-there', onError: 'transfer' }),
    transfer: playPrompt({ text: 'I am connecting you to a colleague.', next: 'to-queue' }),
    'to-queue': transferToQueue({ onFull: 'line-full', onError: 'no-transfer' }),
    'nobody-there': playPrompt({ text: 'None of my colleagues is here right now.', next: 'next-best' }),
    'line-full': playPrompt({ text: 'Too many people are waiting for my colleagues.', next: 'next-best' }),
    'no-transfer': playPrompt({ text: 'Sorry, I cannot reach my colleagues.', next: 'next-best' }),
    'next-best': callOrChat('offer-callback', 'offer-ticket'),
    'offer-ticket': playPrompt({
      text: 'I can open a ticket, and a colleague will answer it by email.',
      next: 'menu',
    }),
    'offer-callback': getCustomerInput({
      text: 'For a callback to this number, press 1. To another number, press 2. For the menu, press 3.',
      when: { '1': 'call-this-number', '2': 'type-callback-number', '3': 'menu' },
      onTimeout: 'no-callback',
      onNoMatch: 'no-callback',
      onError: 'no-callback',
    }),
    'call-this-number': setCallbackNumber({
      number: system('CustomerEndpoint', 'Address'),
      next: 'call-back',
      onInvalidNumber: 'type-callback-number',
      onNotDialable: 'type-callback-number',
    }),
    // Nothing typed leaves the word Timeout, which is no number either.
    'type-callback-number': storeCustomerInput({
      text: 'Please type the number, area code first.',
      phoneNumber: { country: 'US' },
      next: 'call-typed-number',
      onInvalidNumber: 'type-again',
      onError: 'no-callback',
    }),
    'call-typed-number': setCallbackNumber({
      number: storedInput,
      next: 'call-back',
      onInvalidNumber: 'type-again',
      onNotDialable: 'no-callback',
    }),
    'type-again': loop({ times: 1, again: 'bad-number', done: 'no-callback' }),
    'bad-number': playPrompt({ text: 'I cannot call that number.', next: 'type-callback-number' }),
    'call-back': createCallback({
      queue: serviceDeskQueue,
      attempts: 2,
      next: 'booked',
      onError: 'no-callback',
    }),
    booked: playPrompt({ text: 'A colleague will call you back as soon as they can.', next: 'goodbye' }),
    'no-callback': playPrompt({ text: 'Then please call us again later.', next: 'goodbye' }),

    // Ends.
    sorry: playPrompt({ text: 'Sorry, something went wrong. Let me see who can help you.', next: 'person' }),
    goodbye: playPrompt({ text: 'Thank you for contacting the IT service desk. Goodbye.', next: 'end' }),
    end: disconnect(),
  },
});
