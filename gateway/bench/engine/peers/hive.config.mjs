// Hive Gateway as its command starts it. What is set: the planner, and that identical requests to a subgraph are not shared.
const isRust = process.env.BENCH_PLANNER === 'rust';
const isCoalescing = process.env.BENCH_COALESCING === 'on';

export const gatewayConfig = {
  ...(isRust && { unifiedGraphHandler: (await import('@graphql-hive/router-runtime')).unifiedGraphHandler }),
  ...(isCoalescing
    ? { inboundInflightRequestDeduplication: true }
    : { transportEntries: { '*.http': { options: { deduplicateInflightRequests: false } } } }),
};
