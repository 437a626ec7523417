// Prints what the entries of the generated contacts, and of those on public flows, hash to on this Node and in this
// time zone. Plays the built package in dist/; the contacts are those of test/engine/hash.ts.
//
//   npm run build && TZ=Asia/Kolkata node scripts/hash.mjs
import { resolve } from 'node:path';
import { testModule } from './test-module.mjs';

const { generatedHash, publicHash } = await testModule('engine/hash.ts');
const corpus = resolve(import.meta.dirname, '..', process.env.TRUNKLINE_CORPUS ?? '../shared/corpus');

console.log(`${process.version} ${Intl.DateTimeFormat().resolvedOptions().timeZone}`);
console.log(`generated ${generatedHash()}`);
console.log(`public    ${publicHash(corpus) || `(no corpus at ${corpus})`}`);
