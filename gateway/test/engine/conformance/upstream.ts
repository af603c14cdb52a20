/** What the planner in Rust does not do, with the issue that tells of it upstream where there is one. */
export const PROVIDED_ELSEWHERE =
  'a field that is provided on one path is taken from there on another, where a field of the type provides too; no issue found';
export const TYPES_BEHIND_AN_OBJECT =
  'an object’s type is not looked up behind an @interfaceObject that its own subgraph is reached by; no issue found';
export const REQUIRES_WITHIN = 'a field that requires another, within what such a field gave, graphql-hive/router#1310';

/** What Apollo's planner does not do. */
export const REQUIRED_UNREQUIRED =
  'a required field is taken from its own subgraph without what it requires in turn; no issue found';

/** What @apollo/gateway does not do: its planner, where the hub's engine spares the planner the question, or its executor. */
export const ALIAS_OF_A_KEY =
  'an alias that is the name of a key or of a required field is overwritten by it, apollographql/federation#3036';
export const ARGUMENTS_OF_THE_REQUIRED =
  'a required field has the arguments of the client’s own of the same name; no issue found';
export const CONDITIONS_BEHIND_AN_OBJECT =
  'an object whose type is found out later is given none of its type’s fields; no issue found';
export const COUNTED_BY_TYPE = 'an error’s index counts the items of the fetched types alone; no issue found';
export const EXCLUSIVE_PATHS = 'paths that exclude each other are fetched as one; no issue found';
export const MUTATIONS_TOGETHER =
  'mutations of one subgraph are sent together, and what hangs on them is fetched after the last; no issue found';
export const REPRESENTATIONS = 'a client’s variable called representations is sent as the planner’s own; no issue found';
export const UNTOLD_NULLS =
  'a null that the gateway itself makes is told in extensions.valueCompletion and not in errors, apollographql/federation#981';
