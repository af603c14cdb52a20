/** Why a planner does not give an answer, with the issue that tells of it upstream. */
export const ALIAS_OF_A_KEY =
  'an alias that is the name of a key or of a required field is overwritten by it, apollographql/federation#3036';
export const ARGUMENTS_OF_THE_REQUIRED =
  'a required field with arguments is the client’s, with other arguments, where both are asked for';
export const UNTOLD_NULLS = 'a null that the gateway itself makes is told in extensions.valueCompletion and not in errors';
export const COUNTED_BY_TYPE = 'an error’s index counts the items of the fetched types alone';
export const MUTATIONS_TOGETHER = 'mutations of one subgraph are sent together, and what hangs on them is fetched after the last';
export const PATH_OF_AN_ENTITY = 'an error of the entity itself is given the subgraph’s path';
