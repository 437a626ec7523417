import type { Progress } from './play-fixtures.ts';
import { plural } from './report.ts';
import { harmlessLine, type Terminal } from './terminal.ts';
import type { TestCase } from './test-run.ts';

/** Shows how far fixtures are: one line that changes where somebody looks on, else a line a file. */
export function progressIn({ print, rewrite, paint, width }: Terminal): Progress {
  let files = 0;
  let played = 0;
  let failed = 0;
  return {
    begin(count) {
      files = count;
    },
    done(cases) {
      played += 1;
      // A file that names none of the profiles that are played.
      if (cases.length === 0) return;
      failed += cases.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
      if (rewrite === undefined) return print(lineOf(cases));
      const failures = failed === 0 ? '' : paint.red(`, ${failed} failed`);
      const count = `${played} of ${plural(files, 'file')}`;
      const room = width - count.length - ', 999 failed  '.length;
      const file = harmlessLine(cases[0]?.file ?? '').slice(0, Math.max(0, room));
      rewrite(`${count}${failures}  ${paint.dim(file)}`);
    },
    // What follows stands apart from the list of files.
    end: () => (rewrite ?? print)(''),
  };

  function lineOf(cases: readonly TestCase[]): string {
    const [first] = cases;
    if (first === undefined) return '';
    const words = { passed: paint.green('ok  '), failed: paint.red('FAIL'), skipped: paint.cyan('skip') };
    const worst = (['failed', 'passed', 'skipped'] as const).find((one) =>
      cases.some(({ outcome }) => outcome === one),
    );
    const on = cases.map(({ profile = '', outcome }) =>
      outcome === worst ? profile : `${profile} ${outcome}`,
    );
    return `${words[worst ?? 'passed']}  ${harmlessLine(first.file)}  ${paint.dim(on.join(', '))}`.trimEnd();
  }
}
