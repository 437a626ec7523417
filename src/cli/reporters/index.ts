import type { Reporter } from '../reporter.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { pretty } from './pretty.ts';
import { sarif } from './sarif.ts';

/** Every way to write down how fixtures went, by name. */
export const reporters: { readonly [name: string]: Reporter } = { github, json, junit, pretty, sarif };
