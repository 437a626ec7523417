import type { FlowType } from '../../language/document.ts';
import type { Command, CommonOptions } from '../command.ts';
import { flowTypes } from '../flow-types.ts';
import { openProject } from '../project.ts';
import { countOf, issueReport, plural } from '../report.ts';
import { printData } from '../terminal.ts';
import { withoutReached } from '../twilio/recording-url.ts';
import { findUnits } from '../units.ts';
import { usageError } from '../usage.ts';

interface CheckOptions extends CommonOptions {
  readonly type?: FlowType;
  readonly on?: 'twilio';
  readonly maxWarnings?: number;
}

/** More than anyone reads in a terminal would only hide the count at the end. */
const shownAtMost = 200;

/** Holds flows against the rules. */
export const checkFlows: Command<CheckOptions> = {
  words: '[flows...]',
  options: [
    {
      flags: '--type <type>',
      description: 'the type of flows whose files do not say it',
      choices: flowTypes,
    },
    {
      flags: '--on <carrier>',
      description: 'also tell what differs where another carrier answers the phone',
      choices: ['twilio'],
    },
    { flags: '--max-warnings <count>', description: 'fail above this many warnings', parse: count },
  ],
  examples: [
    'check',
    'check exported.json --type CUSTOMER_QUEUE',
    'check flows --max-warnings 0 --json',
    'check --on twilio',
  ],
  async run(words, { config, json, type, on, maxWarnings = Number.POSITIVE_INFINITY }, terminal) {
    const { units, issues: reading } = await findUnits(words, { cwd: terminal.cwd, config, type });
    const { check } = await import('../../check/check.ts');
    const files = new Map(units.map(({ name, file }) => [name, file]));
    const checked = check(units, on === undefined ? {} : { on });
    const project = on === undefined ? undefined : await openProject(terminal.cwd, config);
    const found = (project === undefined ? checked : withoutReached(checked, project)).map((issue) => {
      const file = issue.file ?? files.get(issue.flow ?? '');
      return file === undefined ? issue : { ...issue, file };
    });
    const issues = [...reading, ...found];
    const errors = issues.filter(({ severity }) => severity === 'error').length;
    const warnings = issues.filter(({ severity }) => severity === 'warning').length;
    if (json === true) {
      printData(terminal, {
        flows: units.map(({ name, type: known, file, document }) => ({
          name,
          ...(known === undefined ? {} : { type: known }),
          file,
          actions: document.Actions.length,
        })),
        errors,
        warnings,
        issues,
      });
    } else {
      if (issues.length > 0) terminal.print(`${issueReport(issues.slice(0, shownAtMost), terminal)}\n`);
      if (issues.length > shownAtMost)
        terminal.print(`and ${issues.length - shownAtMost} more; --json has all of them\n`);
      const { green, yellow, red } = terminal.paint;
      const colour = errors > 0 ? red : warnings > 0 ? yellow : green;
      terminal.print(colour(`${plural(units.length, 'flow')} checked: ${countOf(issues)}`));
      if (errors === 0 && warnings > maxWarnings)
        terminal.note(`That is more than --max-warnings allows: ${maxWarnings}.`);
    }
    return errors > 0 || warnings > maxWarnings ? 1 : 0;
  },
};

function count(text: string): number {
  if (!/^\d+$/.test(text)) throw usageError(`--max-warnings takes a whole number, and "${text}" is none.`);
  return Number(text);
}
