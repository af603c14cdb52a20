/** An organisation's readable name. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const SLUG_MESSAGE = '$property must be lower-case letters, digits and single hyphens';
