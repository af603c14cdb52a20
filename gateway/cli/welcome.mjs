const FIRST_QUERY =
  '{ municipality(code: \\"1492\\") { name currentPromise(on: \\"2023-06-01\\") { title signedOn focusAreas { number title } claims { text speaker { name } note } } safetyCouncil { name members { totalCount } } } }';

const DEVELOPER_KEY = '\nA key of your own, to write as well as read: npm run hub -- developer-key\n';

/** The addresses and a first query to paste, as `npm start` ends. */
export function welcome({ subgraphs, gateway }, logs) {
  return `
The hub is up.

  graph         ${gateway.origin}/graphql
  landing page  ${gateway.origin}/
  GraphiQL      ${gateway.origin}/graphiql
${subgraphs.map(({ name, origin }) => `  ${name.padEnd(12)}  ${origin}/graphql`).join('\n')}
  logs          ${logs}

A first query to paste:

  curl -s ${gateway.origin}/graphql -H 'content-type: application/json' -d '{"query":"${FIRST_QUERY}"}'
${process.env.NODE_ENV === 'production' ? '' : DEVELOPER_KEY}
Ctrl-C stops everything.
`;
}
