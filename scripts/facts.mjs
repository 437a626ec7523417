// Takes the facts of the actions in src/actions/ out of the catalogue of the flow language and writes them to
// test/actions/facts.json, where facts.test.ts holds the definitions against them. Facts that were written there by
// hand, of an action that the catalogue does not have, stay. What the catalogue says in sentences goes to
// test/actions/prose.json, where prose.test.ts holds a proof against each.
//
//   TRUNKLINE_FACTS=path/to/flow-language.json node scripts/facts.mjs
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const source = process.env.TRUNKLINE_FACTS ?? '../shared/reference/flow-language.json';
const place = new URL(source, root);
if (!existsSync(place)) {
  console.error(
    `There is no catalogue at ${fileURLToPath(place)}. Name one in TRUNKLINE_FACTS, or write the facts of your action ` +
      'into test/actions/facts.json by hand.',
  );
  process.exit(3);
}
const catalogue = JSON.parse(readFileSync(place, 'utf8'));

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

const prose = [
  ...actionProse(),
  ...catalogue.modules.rules.map((rule) => ({ topic: 'modules', rule, source: catalogue.modules.source })),
  ...catalogue.document.transitions.rules.map((rule) => ofDocument('transitions', rule)),
  ...catalogue.document.scalars.map((rule) => ofDocument('scalars', rule)),
  ...identifierProse(),
  ...catalogue.conditions.operators.map(({ name, rule }) => ({
    topic: 'operators',
    rule: `${name}: ${rule}`,
    source: catalogue.conditions.sources[0],
  })),
  ...catalogue.jsonPath.rules.map((rule) => ({
    topic: 'references',
    rule,
    source: catalogue.jsonPath.sources[0],
  })),
  ...catalogue.metadata.rules.map((rule) => ({ topic: 'metadata', rule, source: catalogue.metadata.source })),
  ...catalogue.wrongTypeNames.map(({ name, use }) =>
    ofDocument('type-names', `${name} is no action type; ${use} does the job.`),
  ),
  ...catalogue.rejectedParameters.map(({ action, name, use }) =>
    ofDocument(
      'rejected-parameters',
      `${action} has no parameter ${name}${use === null ? '' : `; use ${use}`}.`,
    ),
  ),
  ...catalogue.limits.map(({ name, value, unit, notes, source: page }) => ({
    topic: 'limits',
    rule: `${name}: ${value} ${unit}${notes === null ? '' : `; ${notes}`}`,
    source: page,
  })),
];
const proseFile = new URL('test/actions/prose.json', root);
const added = new Set(byHand.map(({ type }) => type));
prose.push(...JSON.parse(readFileSync(proseFile, 'utf8')).rules.filter(({ topic }) => added.has(topic)));
writeFileSync(proseFile, `${JSON.stringify({ language: catalogue.version, rules: prose }, null, 2)}\n`);
console.log(`${prose.length} rules in prose`);

function actionProse() {
  return catalogue.actions.flatMap((action) =>
    [...action.parameterRules, ...action.notes].map((rule) => ({
      topic: action.type,
      rule,
      source: action.source,
    })),
  );
}

function identifierProse() {
  const { identifier } = catalogue;
  return [
    `An identifier has ${identifier.minLength} to ${identifier.maxLength} characters.`,
    'An identifier occurs once in a document.',
    'An identifier may hold any letters of Unicode.',
    'An identifier may hold spaces.',
    `An identifier holds none of ${identifier.forbiddenCharacters.join(' ')}`,
    `An identifier is none of ${identifier.forbiddenNames.join(', ')}.`,
    ...identifier.notes,
  ].map((rule) => ({ topic: 'identifiers', rule, source: identifier.source }));
}

function ofDocument(topic, rule) {
  return { topic, rule, source: catalogue.document.source };
}

function present(from, ...names) {
  return Object.fromEntries(names.filter((name) => from[name] !== null).map((name) => [name, from[name]]));
}
