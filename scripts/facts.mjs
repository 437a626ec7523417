// Takes the facts of the actions in src/actions/ out of the catalogue of the flow language and writes them to
// test/actions/facts.json, where facts.test.ts holds the definitions against them. Facts that were written there by
// hand, of an action that the catalogue does not have, stay.
//
//   TRUNKLINE_FACTS=path/to/flow-language.json node scripts/facts.mjs
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const source = process.env.TRUNKLINE_FACTS ?? '../shared/reference/flow-language.json';
const catalogue = JSON.parse(readFileSync(new URL(source, root), 'utf8'));

const files = readdirSync(new URL('src/actions/', root)).filter((file) => file !== 'index.ts');
const types = new Set(files.map((file) => file.replace(/\.ts$/, '').replaceAll('-', '')));

const actions = catalogue.actions
  .filter(({ type }) => types.has(type.toLowerCase()))
  .map((action) => ({
    type: action.type,
    source: action.source,
    otherSources: action.otherSources,
    blocks: action.consoleBlocks,
    legacy: action.legacyModules,
    ...(action.verified ? {} : { verified: false }),
    ...(action.status === 'retired' ? { retired: true } : {}),
    nextAction: action.nextAction,
    channels: action.channels,
    flowTypes: action.flowTypes,
    flowTypesStrict: action.flowTypesStrict,
    campaign: action.campaign,
    errors: {
      all: action.errors,
      required: action.requiredErrors,
      rejected: action.rejectedErrors,
      conditional: action.conditionalErrors,
    },
    conditions: { required: action.conditions.required, operators: action.conditions.operators },
    operands: Array.isArray(action.conditions.operands) ? action.conditions.operands : null,
    parameters: action.parameters.map((parameter) => ({
      path: parameter.path,
      type: parameter.type,
      dynamic: parameter.dynamic,
      required: typeof parameter.required === 'boolean' ? parameter.required : 'sometimes',
      ...present(parameter, 'enum', 'min', 'max', 'maxLength', 'maxItems', 'pattern'),
      ...(parameter.verified ? {} : { verified: false }),
    })),
  }));

const file = new URL('test/actions/facts.json', root);
const listed = new Set(catalogue.actions.map(({ type }) => type));
const byHand = JSON.parse(readFileSync(file, 'utf8')).actions.filter(({ type }) => !listed.has(type));
actions.push(...byHand);
actions.sort((a, b) => (a.type < b.type ? -1 : 1));
writeFileSync(file, `${JSON.stringify({ language: catalogue.version, actions }, null, 2)}\n`);
console.log(
  `${actions.length} actions, ${actions.reduce((sum, { parameters }) => sum + parameters.length, 0)} parameters`,
);

function present(from, ...names) {
  return Object.fromEntries(names.filter((name) => from[name] !== null).map((name) => [name, from[name]]));
}
