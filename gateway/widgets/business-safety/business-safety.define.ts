import { define } from '../shared/define.ts';
import { BusinessSafety } from './business-safety.component.ts';

define('hub-business-safety', BusinessSafety);
