import type { ActionDocument, JsonObject } from '../../language/document.ts';
import { isReference } from '../../language/reference.ts';
import { aliasesOf, plainName } from '../../language/resource.ts';
import { isFields } from '../../language/shape.ts';
import type { AnsweringFlow } from './answering-flow.ts';

/**
 * A sentence for each kind of question that the flows have and that nothing in the project answers: every caller would
 * get the error exit. What a contact only knows when it is there is not among them.
 *
 * @param tools The names of the tools that are open.
 */
export function unanswered(
  { flow, others, project: { config, file } }: AnsweringFlow,
  tools: Iterable<string>,
): readonly string[] {
  const actions = [flow, ...others].flatMap(({ document }) => document.Actions);
  const { functions = {}, bots } = config.twilio ?? {};
  const called = missing(namesOf(actions, ['LambdaFunctionARN']), [...tools, ...Object.keys(functions)]);
  const asked = missing(namesOf(actions, ['HoursOfOperationId']), Object.keys(config.hours ?? {}));
  const heard = bots === undefined ? missing(namesOf(actions, ['LexV2Bot.AliasArn', 'LexBot.Name']), []) : [];
  return [
    ...(called.length > 0
      ? [
          `Nothing in the project answers ${called.join(', ')}: these steps take their error exit. Name them under twilio.functions in ${file}, or add tools of these names; mocks are for simulated calls.`,
        ]
      : []),
    ...(asked.length > 0
      ? [
          `Nothing in the project says when ${asked.join(', ')} is open: the steps that check it take their error exit. Name a calendar for it under hours in ${file}.`,
        ]
      : []),
    ...(heard.length > 0
      ? [
          `Nothing in the project answers as the bot ${heard.join(', ')}: the steps that lead to it take their error exit. Name it under twilio.bots in ${file}, by lexBots() of trunkline/bot.`,
        ]
      : []),
    ...(namesOf(actions, ['MetricType']).length > 0
      ? [
          'Nothing here knows how queues stand: the steps that check staffing or a queue take their error exit. In a program of your own, twilioVoice() takes metrics.',
        ]
      : []),
  ];
}

function missing(named: readonly string[], answered: readonly string[]): readonly string[] {
  const known = new Set(answered.flatMap(aliasesOf));
  const left = named.filter((name) => !aliasesOf(name).some((alias) => known.has(alias)));
  return [...new Set(left.map(plainName))];
}

/** What stands under these parameters, each named by its path. */
function namesOf(actions: readonly ActionDocument[], paths: readonly string[]): readonly string[] {
  return actions
    .flatMap(({ Parameters = {} }) => paths.map((path) => valueAt(Parameters, path)))
    .filter((name) => typeof name === 'string')
    .filter((name) => name !== '' && !isReference(name));
}

function valueAt(parameters: JsonObject, path: string): unknown {
  let value: unknown = parameters;
  for (const key of path.split('.')) value = isFields(value) ? value[key] : undefined;
  return value;
}
