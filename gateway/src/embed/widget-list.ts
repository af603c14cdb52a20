/** The widgets, each with what it is called: the element is `hub-` and the name, the script the name and `.js`. */
export const WIDGETS = {
  'focus-areas': { sv: 'Medborgarlöfte', en: 'Citizen promise' },
  measures: { sv: 'Åtgärder i medborgarlöftet', en: 'Measures of the citizen promise' },
  'business-safety': { sv: 'Trygghet i näringslivet', en: 'Business safety' },
  liaison: { sv: 'Kontakt med polisen', en: 'Contact with the police' },
  calendar: { sv: 'Trygghetsvandringar och möten', en: 'Safety walks and meetings' },
} as const;

export type WidgetName = keyof typeof WIDGETS;

export function isWidget(name: string): name is WidgetName {
  return Object.hasOwn(WIDGETS, name);
}
