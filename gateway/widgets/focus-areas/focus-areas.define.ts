import { define } from '../shared/define.ts';
import { FocusAreas } from './focus-areas.component.ts';

define('hub-focus-areas', FocusAreas);
