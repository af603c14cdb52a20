import { type ErrorCode, HubError } from '@hub/kernel/process';

/** An error that a subgraph sent, or that the gateway tells in its place; `extensions.service` says whose it is. */
export class SubgraphError extends HubError {
  override readonly path: ReadonlyArray<string | number> | undefined;

  constructor(
    service: string,
    code: string,
    message: string,
    path: ReadonlyArray<string | number> | undefined,
    extensions: Readonly<Record<string, unknown>> = {},
  ) {
    // The hub's own subgraphs keep to the closed list; another supergraph's have codes of their own, which pass as they are.
    super(code as ErrorCode, message);
    Object.assign(this.extensions, extensions, { code, service });
    this.path = path;
  }
}

/** A subgraph gave no answer that can be used: `reason` is for the log, and names no address either. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';

  constructor(
    readonly service: string,
    readonly reason: string,
  ) {
    super(`The ${service} service cannot be reached just now`);
  }
}
