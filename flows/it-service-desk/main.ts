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
  startsWith,
  storeCustomerInput,
  storedInput,
  system,
  text,
  transferToQueue,
} from '../../src/index.ts';
import { addTicketComment, createTicket } from '../../src/itsm.ts';
import { callOrChat } from '../call-or-chat.ts';
import { findTicket } from './find-ticket.ts';
import { itServiceDeskGoodbye } from './goodbye.ts';
import { itServiceDeskQueue } from './queue.ts';
import { serviceDeskBot, serviceDeskHours, serviceDeskQueue } from './resources.ts';
import { verifyCaller } from './verify-caller.ts';

/**
 * The IT service desk, by phone and by chat: opens tickets, tells how they stand, adds comments, and hands over to a
 * person. A call is led by keys or by speech, a chat by the bot; everything else is the same for both.
 */
export const itServiceDesk = flow('IT service desk', {
  attributes: ['name', 'callerNumber', 'issue', 'opened', 'ask', 'said', 'ticket'],
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
        'For a new ticket, press 1. To hear about your tickets, press 2. To add a comment, press 3. ' +
        'To tell me in your own words, press 4. When you are done, press 9. For a person, press 0.',
      when: {
        '1': 'topic',
        '2': 'my-tickets',
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
        MyTickets: 'my-tickets',
        AddComment: 'comment',
        CommentOn: 'comment-on',
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
    'read-back': playPrompt({ text: text`This is what I understood: ${attribute('issue')}`, next: 'right' }),
    right: callOrChat('right-by-key', 'right-in-words'),
    'right-by-key': getCustomerInput({
      text: 'To open the ticket, press 1. To change it, press 2.',
      when: { '1': 'one-moment', '2': 'describe' },
      onTimeout: 'once-more',
      onNoMatch: 'once-more',
      onError: 'sorry',
    }),
    'right-in-words': connectLex({
      bot: serviceDeskBot,
      text: 'Shall I open the ticket?',
      when: { Yes: 'one-moment', No: 'describe' },
      onNoMatch: 'once-more',
      onError: 'once-more',
    }),
    'one-moment': playPrompt({ text: 'One moment.', next: 'open' }),
    open: invokeLambda({
      function: createTicket,
      parameters: { issue_description: attribute('issue') },
      next: 'has-opened',
      onError: 'unsure-opened',
    }),
    'has-opened': checkContactAttributes({
      value: external(createTicket).outcome,
      when: [
        [equals('ok'), 'keep-ticket'],
        [equals('in_progress'), 'still-opening'],
        [equals('invalid_value'), 'cannot-write'],
        [equals('upstream'), 'unsure-opened'],
        [equals('unknown'), 'unsure-opened'],
      ],
      onNoMatch: 'sorry',
    }),
    // The same call again gets the first outcome, so nothing is opened twice.
    'still-opening': playPrompt({ text: text`${external(createTicket).message}`, next: 'wait-for-it' }),
    'wait-for-it': loop({ times: 3, again: 'open', done: 'unsure-opened' }),
    'cannot-write': playPrompt({ text: text`${external(createTicket).message}`, next: 'describe' }),
    'unsure-opened': playPrompt({
      text: 'Sorry, there is a problem on our side, and I cannot tell whether your ticket is open.',
      next: 'person',
    }),
    'keep-ticket': setContactAttributes({
      attributes: { ticket: external(createTicket).reference, opened: 'yes' },
      next: 'opened',
      onError: 'opened',
    }),
    opened: callOrChat('opened-aloud', 'opened-in-writing'),
    'opened-aloud': playPrompt({
      ssml: text`<speak>Done. Your ticket has the number ${external(createTicket).reference_ssml}.</speak>`,
      next: 'by-number',
    }),
    'opened-in-writing': playPrompt({
      text: text`Done. Your ticket has the number ${external(createTicket).reference}.`,
      next: 'by-account',
    }),
    // Who cannot be told from others will not find the ticket without its number.
    'by-number': checkContactAttributes({
      value: system('CustomerEndpoint', 'Address'),
      when: [[startsWith('+'), 'anything-else']],
      onNoMatch: 'by-account',
    }),
    'by-account': checkContactAttributes({
      value: attribute('callerNumber'),
      when: [[startsWith('+'), 'anything-else']],
      onNoMatch: 'note-it',
    }),
    'note-it': playPrompt({
      text: 'Please write it down. I do not know your phone number, so my colleagues may need it to find your ticket.',
      next: 'anything-else',
    }),

    // How a ticket stands: by its number in words, or one of the newest.
    'my-tickets': setContactAttributes({ attributes: { ask: 'newest' }, next: 'ticket', onError: 'sorry' }),
    'keep-said-number': setContactAttributes({
      attributes: { ask: 'number', said: lex('Slots', 'number') },
      next: 'ticket',
      onError: 'sorry',
    }),
    ticket: invokeModule({
      module: findTicket,
      when: { told: 'anything-else', none: 'once-more', person: 'person' },
      next: 'sorry',
      onError: 'sorry',
    }),

    // A comment, in words: on the ticket whose number is said, on the one that was spoken of, or on the newest.
    'ask-comment': connectLex({
      bot: serviceDeskBot,
      text:
        'What should I add? If it is for another ticket than the one we spoke of, or your newest, ' +
        'please say its number too.',
      when: { AddComment: 'comment', CommentOn: 'comment-on', Agent: 'person' },
      onNoMatch: 'once-more',
      onError: 'once-more',
    }),
    comment: invokeLambda({
      function: addTicketComment,
      parameters: { ticket_reference: attribute('ticket'), comment: lex('Slots', 'comment') },
      next: 'has-comment',
      onError: 'unsure-commented',
    }),
    'comment-on': invokeLambda({
      function: addTicketComment,
      parameters: { ticket_reference: lex('Slots', 'number'), comment: lex('Slots', 'comment') },
      next: 'has-comment',
      onError: 'unsure-commented',
    }),
    'has-comment': checkContactAttributes({
      value: external(addTicketComment).outcome,
      when: [
        [equals('ok'), 'commented'],
        [equals('upstream'), 'unsure-commented'],
        [equals('unknown'), 'unsure-commented'],
        [equals('in_progress'), 'unsure-commented'],
      ],
      onNoMatch: 'not-commented',
    }),
    // The tool says which ticket it cannot tell, or what it cannot write down.
    'not-commented': playPrompt({ text: text`${external(addTicketComment).message}`, next: 'once-more' }),
    'unsure-commented': playPrompt({
      text: 'Sorry, there is a problem on our side, and I cannot tell whether I have added that.',
      next: 'person',
    }),
    commented: playPrompt({
      text: text`I have added that to your ticket ${external(addTicketComment).spoken_reference}.`,
      next: 'anything-else',
    }),
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
    booked: playPrompt({
      text: 'A colleague will call you back as soon as they can.',
      next: 'with-ticket',
    }),
    'with-ticket': checkContactAttributes({
      value: attribute('opened'),
      when: [[equals('yes'), 'note-callback']],
      onNoMatch: 'goodbye',
    }),
    'note-callback': invokeLambda({
      function: addTicketComment,
      parameters: { ticket_reference: attribute('ticket'), comment: 'The caller asked to be called back.' },
      next: 'goodbye',
      onError: 'goodbye',
    }),
    'no-callback': playPrompt({ text: 'Then please call us again later.', next: 'goodbye' }),

    // Ends.
    sorry: playPrompt({ text: 'Sorry, something went wrong. Let me see who can help you.', next: 'person' }),
    goodbye: playPrompt({ text: 'Thank you for contacting the IT service desk. Goodbye.', next: 'end' }),
    end: disconnect(),
  },
});
