import { expect } from 'vitest';
import { callMatchers } from '../src/simulate/matchers.ts';

expect.extend(callMatchers);
