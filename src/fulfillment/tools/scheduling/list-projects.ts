import * as z from 'zod';
import { actions, type Result } from '../../../backends/scheduling/contract.ts';
import { readCall } from '../../backend-call.ts';
import { offerKeys, offerOf, page, pageFrom, pageStart } from '../../offer.ts';
import { outcome } from '../../outcome-code.ts';
import { ofCustomer, type WithScheduling } from '../../scheduling/customer-of.ts';
import { customerOutcomes } from '../../scheduling/scheduling-outcomes.ts';
import { spokenText } from '../../spoken/spoken-text.ts';
import { tool } from '../../tool.ts';

const { parameters, result } = actions.list_projects;

/** The jobs of a customer, three at a time to choose from: `unknown_customer`, `no_projects`. */
export const listProjects = tool({
  name: 'list_projects',
  description:
    'Lists the jobs of the customer who is on the line. Call it first: every other tool about a job needs a ' +
    'project_id from here, and none may be made up. Name a job to the customer by its type, never by its id. For a ' +
    'company it lists the jobs of its primary place; ask which place is meant where it has several.',
  input: parameters.omit({ customer_id: true, client_id: true }).extend({
    include_inactive: z.boolean().optional().describe('Jobs that are over, too'),
    from: pageStart.describe('The `later` of the answer before, for the next three'),
  }),
  output: result.omit({ customer_id: true }).extend(page.shape),
  injected: ofCustomer,
  outcomes: {
    ...customerOutcomes,
    no_projects: 'I cannot find a job of yours.',
    invalid_value: 'I do not know that place. Which one do you mean?',
  },
  returns: ['first_name', 'project_count', ...offerKeys('project')],
  flat: ({ first_name, project_count, projects, locations, ...listed }) => {
    const names = new Map(projects.map((project) => [project.project_id, nameOf(project, locations)]));
    const said = (id: string) => names.get(id) ?? '';
    return {
      first_name,
      project_count: String(project_count),
      ...offerOf('project', listed, said, (name) => `the ${name}`),
    };
  },
  run: async ({ from, ...wish }, context: WithScheduling) => {
    const found = await context.scheduling.act('list_projects', wish, readCall(context));
    if (found.project_count === 0) throw outcome('no_projects');
    const ids = found.projects.map(({ project_id }) => project_id);
    return { ...found, ...pageFrom(ids, (id) => id === from) };
  },
});

type Listed = Result<'list_projects'>;

/** `windows installation`; of a company with several places, `windows installation at Riverside`. */
function nameOf(
  { project_type, location_id }: Listed['projects'][number],
  locations: Listed['locations'],
): string {
  const type = spokenText(project_type).replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
  const place = locations.find((location) => location.location_id === location_id);
  return place === undefined || locations.length < 2 ? type : `${type} at ${spokenText(place.name)}`;
}
