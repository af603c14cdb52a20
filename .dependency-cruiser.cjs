/**
 * Who may import whom. Rules on packages read the TypeScript sources, type imports included. The rule on circles reads the
 * compiled output, where only what is imported at run time is left: run `npm run build` first.
 */
const SUBGRAPHS = 'promises|council|business|police';

module.exports = {
  forbidden: [
    {
      name: 'subgraphs-import-only-the-kernel',
      comment: "A subgraph that reads another's code cannot be run, owned or moved alone.",
      severity: 'error',
      from: { path: `^subgraphs/(${SUBGRAPHS})/` },
      to: { path: '^(subgraphs|schema|seeds|gateway)/', pathNot: ['^subgraphs/$1/', '^subgraphs/kernel/'] },
    },
    {
      name: 'kernel-imports-no-workspace',
      comment: 'The kernel is what the others stand on.',
      severity: 'error',
      from: { path: '^subgraphs/kernel/' },
      to: { path: '^(subgraphs|schema|seeds|gateway)/', pathNot: '^subgraphs/kernel/' },
    },
    {
      name: 'gateway-imports-at-most-the-kernel',
      comment: 'The gateway knows the supergraph, never a subgraph: any composed graph can be served.',
      severity: 'error',
      from: { path: '^gateway/' },
      to: { path: '^(subgraphs|schema|seeds)/', pathNot: '^subgraphs/kernel/' },
    },
    {
      name: 'schema-and-seeds-stand-apart',
      comment: 'They may import subgraphs, and nothing imports them.',
      severity: 'error',
      from: { path: '^(schema|seeds)/' },
      to: { path: '^(schema|seeds|gateway)/', pathNot: '^$1/' },
    },
    {
      name: 'workspaces-by-their-name',
      comment: "A path into another workspace's folder passes by what it exports.",
      severity: 'error',
      from: { path: '^(subgraphs/[^/]+|schema|seeds|gateway)/' },
      to: { path: '^(subgraphs/[^/]+|schema|seeds|gateway)/', pathNot: '^$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'resolvers-hold-no-queries',
      comment: 'Resolvers are thin: queries and rules are the services’ (entity → service → resolver).',
      severity: 'error',
      from: { path: '/resolvers/' },
      to: { path: '(^|node_modules/)(typeorm|sql-template-tag|pg)(/|$)' },
    },
    {
      name: 'loaded-where-it-is-run',
      comment:
        'Apollo’s gateway, the embedded PostgreSQL and Valkey’s client are each larger than the gateway: whoever runs none loads none.',
      severity: 'error',
      from: { path: '^(gateway|subgraphs/[^/]+)/src/', pathNot: '/src/testing/' },
      to: {
        path: ['^gateway/src/engine/apollo\\.ts$', '^subgraphs/kernel/src/embedded\\.ts$', '(^|node_modules/)iovalkey(/|$)'],
        dynamic: false,
      },
    },
    {
      name: 'no-circles-at-run-time',
      comment: 'Entities refer to each other, through type-graphql’s Relation; everything else has one direction.',
      severity: 'error',
      from: { path: '/dist/src/' },
      to: { circular: true, via: { pathNot: '/dist/src/entities/' } },
    },
    {
      name: 'imports-resolve',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@graphql-typed-document-node/core$' },
    },
  ],
  options: {
    // TypeScript 7 has no JavaScript API; swc reads the sources instead.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    // The benchmark's peers are installed by it alone.
    exclude: { path: ['\\.d\\.ts$', '^gateway/bench/engine/peers/'] },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.cjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
