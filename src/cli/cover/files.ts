import { join } from 'node:path';
import { mermaid } from '../../flow/mermaid.ts';
import { svg } from '../../flow/svg.ts';
import type { Unit } from '../../language/document.ts';
import { slugOf } from '../../language/slug.ts';
import type { Coverage } from '../../simulate/coverage.ts';
import { exitMarks } from '../../simulate/coverage-marks.ts';
import type { Text } from '../write-files.ts';
import { coveragePage, type DrawnFlow } from './page.ts';

/**
 * The files that show a coverage: `coverage.json` for machines, a drawing of each flow as SVG and Mermaid with its
 * exits marked, and `index.html` with all of it on one page.
 *
 * @param folder Absolute.
 */
export function coverageFiles(
  folder: string,
  units: readonly Unit[],
  coverages: readonly Coverage[],
): readonly Text[] {
  const taken = new Set<string>();
  const flows = units.map((unit) => {
    const marks = exitMarks(unit.name, coverages);
    return {
      name: unit.name,
      slug: freeSlug(unit.name, taken),
      drawing: svg(unit, { marks }),
      diagram: mermaid(unit, { marks }),
      coverages: coverages.filter(({ flow }) => flow === unit.name),
    };
  });
  const data = { version: 1, coverage: coverages };
  return [
    { path: join(folder, 'coverage.json'), text: `${JSON.stringify(data, null, 2)}\n` },
    ...flows.flatMap(({ slug, drawing, diagram }) => [
      { path: join(folder, `${slug}.svg`), text: drawing },
      { path: join(folder, `${slug}.mmd`), text: diagram },
    ]),
    { path: join(folder, 'index.html'), text: coveragePage(flows satisfies readonly DrawnFlow[]) },
  ];
}

/** `index` and `coverage` would take the place of those files, the others that of headings of the page. */
const reserved: ReadonlySet<string> = new Set(['coverage', 'index', 'overview', 'fixtures-by-exit']);

function freeSlug(name: string, taken: Set<string>): string {
  const slug = slugOf(name);
  let free = slug;
  for (let count = 2; taken.has(free) || reserved.has(free); count++) free = `${slug}-${count}`;
  taken.add(free);
  return free;
}
