/** Why a planner does not give an answer, with the issue that tells of it upstream. */
export const ALIAS_OF_A_KEY = 'an alias that is the name of a key or of a required field is overwritten by it, apollographql/federation#3036';
export const ARGUMENTS_OF_THE_REQUIRED = 'a required field with arguments is the client’s, with other arguments, where both are asked for';
