import { actions } from '../../../backends/scheduling/contract.ts';
import { readCall } from '../../backend-call.ts';
import type { WithScheduling } from '../../scheduling/customer-of.ts';
import { spokenList } from '../../spoken/spoken-list.ts';
import { spokenNumber } from '../../spoken/spoken-number.ts';
import { spokenText } from '../../spoken/spoken-text.ts';
import { spokenWeekday } from '../../spoken/spoken-time.ts';
import { tool } from '../../tool.ts';

const { parameters, result } = actions.get_weather;

/** The forecast for a place: `invalid_value` for one that is not known. */
export const getWeather = tool({
  name: 'get_weather',
  description:
    'Tells the weather of a town and of the next days. For the weather at a job, take the city of its address from ' +
    'get_project_details. Temperatures are in degrees Fahrenheit.',
  input: parameters.extend({ location: parameters.shape.location.describe('A town, such as Tampa') }),
  output: result,
  outcomes: { invalid_value: 'I cannot see the weather of that place.' },
  returns: ['area', 'forecast'],
  flat: ({ location, forecast }) => ({
    area: spokenText(location.area),
    forecast: spokenList(
      forecast.map(({ date, condition, high_f }) => {
        const degrees = `${spokenNumber(Math.round(high_f))} degrees`;
        return `${spokenText(condition).toLowerCase()} on ${spokenWeekday(date)}, up to ${degrees}`;
      }),
    ),
  }),
  run: (wish, context: WithScheduling) => context.scheduling.act('get_weather', wish, readCall(context)),
});
