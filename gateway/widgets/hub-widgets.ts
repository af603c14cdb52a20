/** All widgets in one script. */
import './focus-areas/focus-areas.define.ts';
