/** Why a planner does not give an answer, with the issue that tells of it upstream. */
export const ALIAS_OF_A_KEY =
  'an alias that is the name of a key or of a required field is overwritten by it, apollographql/federation#3036';
export const ARGUMENTS_OF_THE_REQUIRED =
  'a required field with arguments is the client’s, with other arguments, where both are asked for';
export const UNTOLD_NULLS =
  'a null that the gateway itself makes is told in extensions.valueCompletion and not in errors, apollographql/federation#981';
export const COUNTED_BY_TYPE = 'an error’s index counts the items of the fetched types alone';
export const MUTATIONS_TOGETHER = 'mutations of one subgraph are sent together, and what hangs on them is fetched after the last';
export const REPRESENTATIONS = 'a variable of the client’s that is called representations is sent beside the planner’s own';
