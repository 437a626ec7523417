import type { Severity } from '../../language/issue.ts';

type Args = { readonly [name: string]: unknown };

interface Sentence {
  readonly severity: Severity;
  readonly say: (args: Args) => string;
}

const told = {
  legacy_added_branch: {
    severity: 'note',
    say: ({ type, error, to }) =>
      `Legacy exports have no error branch for ${type}, and Connect now asks for one. ${error} leads to ${to}, where the flow went on before; lead it elsewhere if a failure should not pass unnoticed.`,
  },
  legacy_dangling_branch: {
    severity: 'error',
    say: ({ branch, to, end }) =>
      `${branch} leads to "${to}", which the export does not hold. It leads to "${end}" instead, an end made for it; lead it where it was meant to go.`,
  },
  legacy_duplicate_id: {
    severity: 'error',
    say: ({ id }) =>
      `The id "${id}" stands twice, and branches lead to ids, so only the first of the two can be meant. This one is left out; write it again under an id of its own if it is needed.`,
  },
  legacy_guess: {
    severity: 'warning',
    say: ({ what, as }) =>
      `It is not known for certain what Connect made of ${what}. It became ${as}; compare it with the block in the console.`,
  },
  legacy_lost_branch: {
    severity: 'warning',
    say: ({ branch, type }) =>
      `The branch ${branch} of ${type} has no counterpart in the Flow language and is left out. Whoever took it takes another exit now; look which one that is.`,
  },
  legacy_lost_key: {
    severity: 'warning',
    say: ({ key }) =>
      `"${key}" is not known from any legacy export, so it is left out. See what it was meant to do.`,
  },
  legacy_lost_parameter: {
    severity: 'warning',
    say: ({ parameter, type }) =>
      `${parameter} of ${type} has no counterpart in the Flow language and is left out. See whether the step needs what it said.`,
  },
  legacy_missing_parameter: {
    severity: 'error',
    say: ({ parameter, type, as }) =>
      `${type} does not say ${parameter}: the draft was not finished, or Connect once did without. Connect refuses the step as it stands, so fill in ${as}.`,
  },
  legacy_no_steps: {
    severity: 'error',
    say: () =>
      'The export holds no block ("modules") that can be read, so there is no flow to make of it. Export the flow again.',
  },
  legacy_open_branch: {
    severity: 'warning',
    say: ({ branch, type, end }) =>
      `${branch} of ${type} leads nowhere, which the Flow language cannot say. It leads to "${end}", an end made for it; lead it on.`,
  },
  legacy_start: {
    severity: 'error',
    say: ({ found, start }) =>
      `The export ${found === 'nothing' ? 'does not say where it starts' : `starts with ${found}, which it does not hold`}. The flow starts with its first block, "${start}", instead; lead it to the right one.`,
  },
  legacy_unknown_module: {
    severity: 'error',
    say: ({ type }) =>
      `No legacy export is known with a block of type ${type}. It stays a step of that type, with the values and exits that it had, so that its place is not lost; but Connect knows no such action. Replace it by the steps that do its work.`,
  },
  legacy_unknown_type: {
    severity: 'warning',
    say: ({ type }) =>
      `The export ${type === 'nothing' ? 'does not say what type of flow it is' : `is of type ${type}, which no legacy export has`}, so some rules are not checked. Say the type, on the command line with --type.`,
  },
  legacy_unknown_version: {
    severity: 'warning',
    say: ({ version }) =>
      `The version of this export is ${version}, and only "1" is known. It is read as if it were "1"; compare the result with the console.`,
  },
  legacy_wrong_shape: {
    severity: 'error',
    say: ({ expected, found }) =>
      `A legacy export has ${expected} here and not ${found}, so this is not read. Was the file changed by hand? Export the flow again.`,
  },
  not_legacy: {
    severity: 'error',
    say: () =>
      'This is a flow in the Flow language of today and no legacy export. It needs no conversion: use it as it is.',
  },
} as const satisfies { readonly [code: string]: Sentence };

/** The codes of the issues that `fromLegacy` gives beside those of reading the text. */
export type LegacyCode = keyof typeof told;

/** How grave an issue is, and its sentence. */
export function tell(
  code: LegacyCode,
  args: Args,
): { readonly severity: Severity; readonly message: string } {
  const { severity, say }: Sentence = told[code];
  return { severity, message: say(args) };
}
