import { endFlow, flow, loopPrompts, playPrompt } from '../../src/index.ts';
import { callOrChat } from '../call-or-chat.ts';

/** What customers hear and read while they wait for the office. */
export const appointmentDeskQueue = flow('Appointment desk queue', {
  type: 'CUSTOMER_QUEUE',
  start: 'waiting',
  steps: {
    waiting: callOrChat('music', 'chat-in-line'),
    'chat-in-line': playPrompt({
      text: 'You are in line. Somebody from the office will join this chat.',
      next: 'keep-waiting',
    }),
    music: loopPrompts({
      prompts: [{ text: 'You are in line for the office.' }],
      interruptAfter: 60,
      onInterrupt: 'patience',
      onError: 'quiet',
    }),
    patience: playPrompt({ text: 'Thank you for your patience. You are still in line.', next: 'music' }),
    quiet: playPrompt({
      text: 'Please stay on the line, it may be quiet for a while.',
      next: 'keep-waiting',
    }),
    'keep-waiting': endFlow(),
  },
});
