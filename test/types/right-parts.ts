import {
  attribute,
  callPhoneNumber,
  checkCallProgress,
  checkCommunicationStatus,
  checkContactAttributes,
  checkVoiceId,
  disconnect,
  endFlow,
  equals,
  external,
  flow,
  fn,
  holdCustomerOrAgent,
  invokeLambda,
  loopPrompts,
  module,
  moduleInput,
  moveToQueue,
  playPrompt,
  queue,
  resumeContact,
  returnFromModule,
  sendOutboundEmail,
  sendSms,
  setContactAttributes,
  setVoiceId,
  system,
  tagContact,
  transferToAgent,
  untagContact,
  wait,
} from '../../src/index.ts';

const lookupCaller = fn('lookup-caller', { returns: ['found', 'name'] });

/** A module with input and results, which flows hand over and branch on. */
export const verifyCaller = module('Verify caller', {
  input: ['number', 'tries'],
  results: ['known', 'unknown'],
  attributes: ['name'],
  start: 'look-up',
  steps: {
    'look-up': invokeLambda({
      function: lookupCaller,
      parameters: { number: moduleInput('number') },
      next: 'found',
      onError: 'unknown',
    }),
    found: checkContactAttributes({
      value: external(lookupCaller).found,
      when: [[equals('true'), 'remember']],
      onNoMatch: 'unknown',
    }),
    remember: setContactAttributes({
      attributes: { name: external(lookupCaller).name },
      next: 'known',
      onError: 'unknown',
    }),
    known: returnFromModule({ result: 'known', data: { name: attribute('name') } }),
    unknown: returnFromModule({ result: 'unknown' }),
  },
});

/** A module that declares nothing: a flow goes on with its `next`. */
export const nothing = module('Nothing', { start: 'back', steps: { back: returnFromModule() } });

/** What stands in a queue only. */
export const waiting = flow('Waiting', {
  type: 'CUSTOMER_QUEUE',
  start: 'music',
  steps: {
    music: loopPrompts({
      prompts: [{ text: 'Please hold.' }],
      interruptAfter: 30,
      onInterrupt: 'move',
      onError: 'end',
    }),
    move: moveToQueue({ queue: queue('Second line'), next: 'music', onFull: 'music', onError: 'music' }),
    end: endFlow(),
  },
});

/** A whisper ends without the contact. */
export const whisper = flow('Whisper', {
  type: 'CUSTOMER_WHISPER',
  start: 'whisper',
  steps: { whisper: playPrompt({ text: 'A colleague is there.', next: 'end' }), end: endFlow() },
});

/** An outbound call: the customer is rung up on the way, and a campaign asks who picked up. */
export const outbound = flow('Outbound whisper', {
  type: 'OUTBOUND_WHISPER',
  attributes: ['number'],
  start: 'ring',
  steps: {
    ring: callPhoneNumber({ callerId: attribute('number'), next: 'progress' }),
    progress: checkCallProgress({
      answered: 'tag',
      voicemailBeep: 'end',
      voicemailNoBeep: 'end',
      notDetected: 'tag',
      onError: 'end',
    }),
    tag: tagContact({ tags: { number: attribute('number') }, next: 'untag', onError: 'untag' }),
    untag: untagContact({ keys: ['number'], next: 'end', onError: 'end' }),
    end: endFlow(),
  },
});

/** What an agent goes through who hands a call on. */
export const handOver = flow('Hand over', {
  type: 'AGENT_TRANSFER',
  start: 'hold',
  steps: {
    hold: holdCustomerOrAgent({ hold: 'customer', next: 'resume', onError: 'resume' }),
    resume: resumeContact({ next: 'agent', onError: 'agent' }),
    agent: transferToAgent(),
  },
});

/** A campaign sends, waits, and looks what became of it. */
export const campaign = flow('Reminder', {
  type: 'CAMPAIGN',
  start: 'sms',
  steps: {
    sms: sendSms({
      message: { template: 'template', knowledgeBase: 'base' },
      from: 'number',
      next: 'wait',
      onError: 'email',
    }),
    wait: wait({ seconds: 3600, onComplete: 'status', onError: 'end' }),
    status: checkCommunicationStatus({ next: 'bounced', onError: 'end' }),
    bounced: checkContactAttributes({
      value: system('DeliveryReceipts', '`$.OutboundCommunication.Latest.Id`', 'Bounce'),
      when: [[equals('true'), 'email']],
      onNoMatch: 'end',
    }),
    email: sendOutboundEmail({
      message: { template: 'template', knowledgeBase: 'base' },
      from: { address: 'desk@example.com', name: 'Desk' },
      next: 'end',
      onError: 'end',
    }),
    end: endFlow(),
  },
});

/** Voice ID has ended, and flows that still hold it can be written down. */
export const voiceId = flow('Voice ID', {
  start: 'listen',
  steps: {
    listen: setVoiceId({ next: 'voice', onError: 'bye' }),
    voice: checkVoiceId({ check: 'fraudDetection', when: { HighRisk: 'bye' }, onError: 'bye' }),
    bye: disconnect(),
  },
});
