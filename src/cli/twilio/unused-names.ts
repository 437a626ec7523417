import { queueNames } from '../../action/queue.ts';
import type { Json, Unit } from '../../language/document.ts';
import { plainName } from '../../language/resource.ts';
import type { Project } from '../project.ts';
import { didYouMean } from '../usage.ts';

/**
 * A sentence for each recording and each queue that the configuration says of Twilio and that no flow names: misspelled,
 * it changes nothing. Where flows name one only when the contact is there, nothing is said of that kind.
 */
export function unusedNames({ config, file }: Project, units: readonly Unit[]): readonly string[] {
  const { recordings = {}, queues = {} } = config.twilio ?? {};
  return [
    ...unused(recordings, namesUnder(['PromptId', 'Uri'], units)).map(
      ({ name, near }) => `${file}: no flow plays the recording "${name}" of twilio.recordings.${near}`,
    ),
    ...unused(queues, namesUnder(queueNames, units)).map(
      ({ name, near }) => `${file}: no flow names the queue "${name}" of twilio.queues.${near}`,
    ),
  ];
}

function unused(configured: object, named: ReadonlySet<string>) {
  if ([...named].some((name) => name.includes('$.'))) return [];
  return Object.keys(configured)
    .filter((name) => !named.has(name))
    .map((name) => ({ name, near: didYouMean(name, [...named]) }));
}

/** What stands under parameters of some names, however deep. The queue of an agent is named after the agent. */
function namesUnder(parameters: readonly string[], units: readonly Unit[]): ReadonlySet<string> {
  const names = new Set<string>();
  const read = (value: Json, parameter: string): void => {
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) read(inner, key);
    else if (typeof value === 'string' && parameters.includes(parameter)) {
      const name = plainName(value);
      for (const one of [value, name, ...(parameter === 'AgentId' ? [`agent ${name}`] : [])]) names.add(one);
    }
  };
  for (const { document } of units) for (const { Parameters = {} } of document.Actions) read(Parameters, '');
  return names;
}
