import type { Unit } from '../language/document.ts';
import { aliasesOf } from '../language/resource.ts';

/** The intents that the flows know of a bot: the exits of the steps that hand over to it. */
export function intentsOf(bot: string, flows: readonly Unit[]): readonly string[] {
  const steps = flows
    .flatMap(({ document }) => document.Actions)
    .filter(({ Type, Parameters }) => {
      const { AliasArn } = (Parameters?.['LexV2Bot'] ?? {}) as { readonly AliasArn?: string };
      return (
        Type === 'ConnectParticipantWithLexBot' && AliasArn !== undefined && aliasesOf(AliasArn).includes(bot)
      );
    });
  const conditions = steps.flatMap(({ Transitions }) => Transitions?.Conditions ?? []);
  return [...new Set(conditions.flatMap(({ Condition }) => Condition.Operands ?? []))];
}

/** The keys that the flows read from the results of functions. */
export function resultKeysOf(flows: readonly Unit[]): readonly string[] {
  const texts = JSON.stringify(
    flows.map(({ document }) => document.Actions.map(({ Parameters }) => Parameters)),
  );
  return [...new Set(Array.from(texts.matchAll(/\$\.External\.([\w.-]*[\w-])/g), ([, key = '']) => key))];
}
