import { mustBeOpen, type OpenTools } from '../../fulfillment/open-tools.ts';
import type { Log } from '../../language/log.ts';
import { systemClock } from '../../language/system-clock.ts';
import type { CommonOptions } from '../command.ts';
import { openProject } from '../project.ts';
import { issueLine } from '../report.ts';
import type { Terminal } from '../terminal.ts';
import { usageError } from '../usage.ts';

/**
 * Opens the tools of the project here or above.
 *
 * @throws {TrunklineError} `usage` where there are none, and where they cannot be opened.
 */
export async function openProjectTools(
  { cwd }: Pick<Terminal, 'cwd'>,
  { config }: CommonOptions,
  log: Log,
): Promise<OpenTools> {
  const project = await openProject(cwd, config);
  if (project === undefined)
    throw usageError(
      'There is no trunkline.config.ts here or above that opens tools. Write one: ' +
        'export const config = defineConfig({ tools: openTools })',
    );
  const open = project.config.tools;
  if (open === undefined)
    throw usageError(`${project.file} opens no tools. Add to it: tools: openTools`, { file: project.file });
  try {
    return mustBeOpen(await open({ clock: systemClock, random: Math.random, log }));
  } catch (thrown) {
    // Known by its name: what a project imports is another copy of this package than the one that runs here.
    if (thrown instanceof Error && thrown.name === 'TrunklineError')
      throw usageError(`The tools that ${project.file} names cannot be opened. ${thrown.message}`, {
        file: project.file,
      });
    const { issueOfThrown } = await import('../thrown.ts');
    throw usageError(issueLine(await issueOfThrown(thrown, cwd)), { file: project.file });
  }
}
