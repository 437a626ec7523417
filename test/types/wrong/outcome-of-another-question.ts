import { checkVoiceId, disconnect, flow } from '../../../src/index.ts';

export const voice = flow('Voice', {
  start: 'voice',
  steps: {
    voice: checkVoiceId({ check: 'fraudDetection', when: { Authenticated: 'bye' }, onError: 'bye' }),
    bye: disconnect(),
  },
});
