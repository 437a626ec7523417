import { call } from '../dist/test.js';
import { disconnect, flow, playPrompt } from '../dist/index.js';

const hello = flow('Hello', {
  start: 'welcome',
  steps: { welcome: playPrompt({ text: 'Thanks for calling.', next: 'bye' }), bye: disconnect() },
});
console.log((await call(hello)).transcript);
