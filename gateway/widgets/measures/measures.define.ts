import { define } from '../shared/define.ts';
import { Measures } from './measures.component.ts';

define('hub-measures', Measures);
