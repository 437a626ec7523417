import { module, returnFromModule } from '../../../src/index.ts';

module('Nothing', { start: 'bak', steps: { back: returnFromModule() } });
