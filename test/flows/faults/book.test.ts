import { bookingJourney } from './appointments.ts';
import { isSwept } from './swept.ts';

isSwept(bookingJourney);
