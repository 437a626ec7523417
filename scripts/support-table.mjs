// Writes the support table of the README from the actions of the built package.
//
//   npm run build && node scripts/support-table.mjs           write it
//   npm run build && node scripts/support-table.mjs --check   end 1 where it is not current
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { actions } from '../dist/actions/index.js';
import * as door from '../dist/index.js';

const readme = new URL('../README.md', import.meta.url);
const folder = new URL('../dist/actions/', import.meta.url);
const [begin, end] = ['<!-- support table: begin -->', '<!-- support table: end -->'];

const text = readFileSync(readme, 'utf8');
const from = text.indexOf(begin);
const to = text.indexOf(end);
if (from === -1 || to < from) {
  console.error(`README.md has no place for the table. Add the lines ${begin} and ${end}.`);
  process.exit(1);
}
const current = `${text.slice(0, from)}${begin}\n${await supportTable()}\n${text.slice(to)}`;

if (process.argv.includes('--check')) {
  if (text !== current) {
    console.error('The support table of README.md is not current. Run: node scripts/support-table.mjs');
    process.exitCode = 1;
  }
} else writeFileSync(readme, current);

async function supportTable() {
  const constructors = await constructorsByType();
  const rows = [...actions.values()].map((definition) => [
    `[${definition.type}](${definition.source})`,
    (constructors.get(definition.type) ?? []).map((name) => `\`${name}\``).join(', ') || '`rawAction()`',
    'unverified' in definition ? 'yes, form not certain' : 'yes',
    played(definition, 'VOICE'),
    played(definition, 'CHAT'),
    onTwilio(definition.twilio),
  ]);
  return [
    '| Action | Built with | Checked | By voice | By chat | On Twilio |',
    '|---|---|---|---|---|---|',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    summary([...actions.values()]),
  ].join('\n');
}

function summary(definitions) {
  const stopped = definitions.filter((definition) => !('enter' in definition)).length;
  return (
    `All ${definitions.length} action types are defined. ${definitions.length - stopped} are built with a constructor ` +
    `and played. Of ${stopped} no reference page of AWS shows the form: they are placed with \`rawAction()\`, \`check\` ` +
    'gives a note and at most warnings, and a call that comes to one stops by its name.'
  );
}

/** The names under which the package offers what builds an action, by the action's type. */
async function constructorsByType() {
  const files = readdirSync(folder).filter((file) => file.endsWith('.js') && file !== 'index.js');
  const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href)));
  return new Map(
    modules.map((module) => {
      const own = new Set(Object.values(module));
      return [module.definition.type, Object.keys(door).filter((name) => own.has(door[name]))];
    }),
  );
}

function played(definition, channel) {
  if (!('enter' in definition)) return 'stops';
  if (definition.retired !== undefined) return `error exit: ended on ${definition.retired.on}`;
  if (definition.flowTypes.wide.every((type) => type === 'CAMPAIGN')) return 'in campaigns';
  const support = definition.channels[channel];
  if (support === 'supported') return 'yes';
  if (support === 'no-effect') return 'passed over';
  return typeof support === 'object' ? `exit \`${support.error}\`` : 'error exit';
}

function onTwilio({ support, why }) {
  return why === undefined ? support : `${support}: ${why}`;
}
