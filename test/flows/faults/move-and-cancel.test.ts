import { cancellingJourney, movingJourney } from './appointments.ts';
import { isSwept } from './swept.ts';

isSwept(movingJourney);
isSwept(cancellingJourney);
