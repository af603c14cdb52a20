import { define } from '../shared/define.ts';
import { Calendar } from './calendar.component.ts';

define('hub-calendar', Calendar);
