import { define } from '../shared/define.ts';
import { Liaison } from './liaison.component.ts';

define('hub-liaison', Liaison);
