const light =
  'paper:#fff;ground:#f4f6f8;text:#17212b;faint:#56636f;line:#d5dce2;link:#1d56b3;good:#12805c;bad:#b3261e;track:#e3e8ec';
const dark =
  'paper:#12171d;ground:#0c1014;text:#e8edf2;faint:#a5b1bc;line:#2e3842;link:#8ab4f8;good:#4cc79a;bad:#ff8a7a;track:#2a333c';

/** The looks of the page: system fonts, and the reader's light or dark scheme. */
export const pageStyle: string = [
  `:root{color-scheme:light dark;${variables(light)}}`,
  `@media (prefers-color-scheme:dark){:root{${variables(dark)}}}`,
  'body{margin:0;background:var(--ground);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}',
  'main{max-width:1280px;margin:0 auto;padding:2rem 1.5rem 4rem}',
  'h1{font-size:1.75rem;line-height:1.2;margin:0 0 .5rem}',
  'h2{font-size:1.3rem;margin:2.5rem 0 .25rem}',
  'h3{font-size:1.05rem;margin:1.5rem 0 .5rem}',
  'p{margin:.25rem 0 1rem;color:var(--faint)}',
  'p strong{color:var(--text)}',
  'a{color:var(--link)}',
  ':focus-visible{outline:3px solid var(--link);outline-offset:2px}',
  '.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:8px;background:var(--paper)}',
  'table{border-collapse:collapse;width:100%;font-size:.9rem}',
  'th,td{text-align:left;vertical-align:top;padding:.5rem .9rem;border-top:1px solid var(--line);font-variant-numeric:tabular-nums}',
  'thead th{border-top:0;color:var(--faint);font-weight:600;white-space:nowrap}',
  'tbody th{font-weight:600;overflow-wrap:anywhere;min-width:8rem}',
  '.exits td:nth-child(2){overflow-wrap:anywhere;min-width:9rem}',
  '.exits td:last-child{width:45%;overflow-wrap:anywhere;min-width:14rem}',
  '.overview td{white-space:nowrap}',
  '.numbers td{width:9rem}',
  'td.walked{color:var(--good);font-weight:600}',
  'td.missing{color:var(--bad);font-weight:700;white-space:nowrap}',
  'td.impossible,tr.impossible th,tr.impossible td{color:var(--faint);font-weight:400;white-space:nowrap}',
  'tr.missing th{box-shadow:inset 4px 0 var(--bad)}',
  'td ul{margin:0;padding:0;list-style:none;color:var(--faint)}',
  'details ul{margin-top:.25rem}',
  'summary{cursor:pointer;color:var(--link)}',
  '.bar{display:block;max-width:12rem;height:.5rem;margin:.35rem 0;border-radius:4px;background:var(--track);overflow:hidden}',
  '.bar span{display:block;height:100%;background:var(--bad)}',
  '.bar.full span{background:var(--good)}',
  '.drawing{overflow:auto;max-height:42rem;border:1px solid var(--line);border-radius:8px;background:var(--paper)}',
  '.drawing svg{display:block;max-width:max(100%,calc(var(--width)*.5));height:auto}',
  'p:has(.size:checked)+.drawing svg{max-width:none}',
  'label{cursor:pointer}',
  '@media print{.drawing{max-height:none;overflow:visible}}',
].join('\n');

function variables(pairs: string): string {
  return pairs
    .split(';')
    .map((pair) => `--${pair}`)
    .join(';');
}
