import { memoryStore } from '../../../src/store/stores/memory.ts';
import { storeContract } from '../contract.ts';

storeContract('memory', async () => memoryStore());
