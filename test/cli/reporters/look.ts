import pico from 'picocolors';
import type { Look } from '../../../src/cli/reporter.ts';

/** Lines of any length, without colours. */
export const look: Look = { paint: pico.createColors(false), width: Number.POSITIVE_INFINITY };
