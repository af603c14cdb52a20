/** All widgets in one script. */
import './business-safety/business-safety.define.ts';
import './calendar/calendar.define.ts';
import './focus-areas/focus-areas.define.ts';
import './liaison/liaison.define.ts';
import './measures/measures.define.ts';
