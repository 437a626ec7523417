export type { Contact } from './action/contact.ts';
export type { Effect } from './action/effect.ts';
export type { Entry } from './action/entry.ts';
export type { Answer, Event, Notice } from './action/event.ts';
export type { AnyFlow, Step, Test } from './action/step.ts';
export {
  atLeast,
  atMost,
  contains,
  endsWith,
  equals,
  greaterThan,
  hasKey,
  lessThan,
  startsWith,
} from './action/step.ts';
export { checkContactAttributes } from './actions/compare.ts';
export { disconnect } from './actions/disconnect-participant.ts';
export { getCustomerInput, setTouchtoneBuffer, storeCustomerInput } from './actions/get-participant-input.ts';
export { invokeLambda } from './actions/invoke-lambda-function.ts';
export { playPrompt } from './actions/message-participant.ts';
export { setContactAttributes } from './actions/update-contact-attributes.ts';
export { advance, type Turn } from './engine/advance.ts';
export { link } from './engine/link.ts';
export type { Program } from './engine/program.ts';
export type { Snapshot, Start } from './engine/snapshot.ts';
export { type Flow, type FlowDefinition, flow } from './flow/flow.ts';
export type { FlowDocument, FlowType, Unit } from './language/document.ts';
export { TrunklineError } from './language/error.ts';
export type { Issue } from './language/issue.ts';
export {
  attribute,
  flowAttribute,
  lex,
  type Reference,
  storedInput,
  system,
  type Text,
  text,
} from './language/reference.ts';
export {
  agentNamed,
  botNamed,
  external,
  flowNamed,
  fn,
  hours,
  moduleNamed,
  promptNamed,
  queue,
} from './language/resource.ts';
