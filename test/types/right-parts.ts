import {
  attribute,
  checkContactAttributes,
  endFlow,
  equals,
  external,
  flow,
  fn,
  invokeLambda,
  loopPrompts,
  module,
  moduleInput,
  moveToQueue,
  playPrompt,
  queue,
  returnFromModule,
  setContactAttributes,
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
