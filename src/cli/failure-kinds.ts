import type { FailureKind } from '../simulate/fixture/result.ts';

/** What each kind of failure means, for reports that list their rules. */
export const failureKinds: { readonly [Kind in FailureKind]: string } = {
  attribute_mismatch: 'An attribute of the contact has another value than expected.',
  bad_fixture: 'The fixture cannot be read, or names what does not exist.',
  bad_input: 'The caller does what is not possible there.',
  budget: 'The call takes longer than its budget.',
  call_over: 'The contact ended before all turns were played.',
  cannot_play: 'The flow came to a step that cannot be played.',
  missing_call: 'A function or tool was not called as expected.',
  missing_entry: 'An expected entry is missing in the log of the contact.',
  never: 'Something happened that must never happen.',
  parity: 'The profiles came to different results.',
  prompt_mismatch: 'The caller heard something else than expected.',
  should_fail: 'A call that is expected to fail passed.',
  timeout: 'The contact did not end within its virtual day.',
  unmocked: 'The flow asked for something that the world does not hold.',
  unsupported: 'The fixture asks for something that is not there yet.',
  wrong_count: 'Something was called more or less often than expected.',
  wrong_end: 'The contact ended in another way than expected.',
  wrong_exit: 'A step was left by another exit than expected.',
  wrong_path: 'The contact passed other steps than expected.',
};
