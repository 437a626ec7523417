import { expect, test } from 'vitest';
import { pretty } from '../../../src/cli/reporters/pretty.ts';
import { look } from './look.ts';
import { blank, nasty, run } from './runs.ts';

test('failures, warnings, reasons and the sum, without a character that steers the terminal', () => {
  // No file can hold half a character, so the recorded text is without it.
  const report = pretty.report({ ...run, left: 2 }, look).replaceAll('\ud800', '');
  expect(report).not.toMatch(/(?!\n)\p{Cc}/u);
  expect(report).toMatchInlineSnapshot(`
    "FAIL  fixtures/a b.call.yaml:7:5  chat  prompt_mismatch
          <script>"x"</script> & 'y' 100% a,b:c\\u000d\\u000a::error::]]> \\u0000\\u001b[31m | \`z\` 
          at step "menu" of "Main", flows/main.ts:12

          The caller should have heard <script>"x"</script> & 'y' 100% a,b:c\\u000d
          \\u003a:error::]]> \\u0000\\u001b[31m | \`z\` 

          7 |   - hears: x
            |     ^

           0:00  flow     <script>"x"</script> & 'y' 100% a,b:c\\u000d
          \\u003a:error::]]> \\u0000\\u001b[31m | \`z\` 

    FAIL  fixtures/broken.call.yaml:1:1  bad_fixture

          One.

    FAIL  fixtures/broken.call.yaml:2:3  bad_fixture

          Two.

    warning  fixtures/a b.call.yaml  voice: nobody asks for <script>"x"</script> & 'y' 100% a,b:c\\u000d\\u000a::error::]]> \\u0000\\u001b[31m | \`z\` 
    skipped  fixtures/a b.call.yaml  chat: <script>"x"</script> & 'y' 100% a,b:c\\u000d\\u000a::error::]]> \\u0000\\u001b[31m | \`z\` 

    1 passed, 2 failed, 1 skipped (1 chat) in 1235 ms
    Stopped at the first failure: 2 files were not played."
  `);
});

test('what holds on several profiles is said once', () => {
  const [first] = run.cases;
  const warnings = ['hours: Desk is never asked for'];
  const cases = [first, first].flatMap((one, index) =>
    one === undefined ? [] : [{ ...one, warnings, profile: index === 0 ? 'voice' : 'chat' }],
  );
  expect(pretty.report({ ...run, cases }, look)).toBe(
    'warning  fixtures/a b.call.yaml  voice, chat: hours: Desk is never asked for\n\n2 passed, 0 failed in 1235 ms',
  );
});

test('no line commands a runner of GitHub, whatever flows are called', () => {
  const coverage = [nasty, '::error::x'].map((flow) => ({
    flow,
    channel: 'VOICE' as const,
    possible: ['a.next'],
    walked: [],
    missing: ['a.next'],
    exits: [],
  }));
  const report = pretty.report({ ...run, coverage }, look);
  expect(report).toContain('\\u003a:error::x');
  expect(report).not.toMatch(/^\s*::/m);
});

test('a run of nothing is a sum', () => {
  expect(pretty.report(blank, look)).toBe('0 passed, 0 failed in 0 ms');
});
