import type { ActionDefinition } from '../action/definition.ts';
import { definition as compare } from './compare.ts';
import { definition as disconnectParticipant } from './disconnect-participant.ts';
import { definition as getParticipantInput } from './get-participant-input.ts';
import { definition as invokeLambdaFunction } from './invoke-lambda-function.ts';
import { definition as messageParticipant } from './message-participant.ts';
import { definition as updateContactAttributes } from './update-contact-attributes.ts';

/** Every action that this project can check, by its `Type`. One line a file of this folder. */
export const actions: ReadonlyMap<string, ActionDefinition<never>> = new Map(
  [
    compare,
    disconnectParticipant,
    getParticipantInput,
    invokeLambdaFunction,
    messageParticipant,
    updateContactAttributes,
  ].map((definition) => [definition.type, definition as ActionDefinition<never>]),
);
