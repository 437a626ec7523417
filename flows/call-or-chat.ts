import { checkContactAttributes, equals, type FlowType, type Step, system } from '../src/index.ts';

/**
 * Parts calls from chats by `$.Channel`: a step that asks for keys takes its error exit in a chat, so it stands behind
 * this one. A step of one's own is a function like any other.
 */
export function callOrChat<const Call extends string, const Chat extends string>(
  call: Call,
  chat: Chat,
): Step<Call | Chat, FlowType, never> {
  return checkContactAttributes<Call | Chat>({
    value: system('Channel'),
    when: [[equals('VOICE'), call]],
    onNoMatch: chat,
  });
}
