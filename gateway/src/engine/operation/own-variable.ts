/** What planners call variables of their own by, and what is done to a client's variable that might be one of them. */
const TAKEN = /^(representations|contextualArgument|client_|_)/;

/** The name by which a subgraph is sent a variable of the client's: another where a planner may have one of that name itself. */
export function ownVariable(name: string): string {
  return TAKEN.test(name) ? `client_${name}` : name;
}
