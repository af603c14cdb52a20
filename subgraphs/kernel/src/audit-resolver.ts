import { Args, Ctx, Directive, Query, Resolver } from 'type-graphql';
import { connectionSize, type Page, PageArgs } from './arguments.ts';
import { AuditEntry, AuditEntryConnection } from './audit-entry.ts';
import type { Context } from './context.ts';
import type { Class } from './federation.ts';
import type { Order } from './rows.ts';

const NEWEST: Order = { name: 'audit', key: 't.seq', type: 'int8', descending: true };

/** `<name>Audit` of a subgraph's `Query`. Being a closed field itself, it leaves an entry whenever it is read. */
export function createAuditResolver(name: string): Class {
  @Resolver()
  class AuditResolver {
    @Directive('@requiresScopes(scopes: [["hub:admin"]])')
    @Directive('@tag(name: "party")')
    @Directive('@cacheControl(maxAge: 0)')
    @Directive(connectionSize)
    @Query(() => AuditEntryConnection, {
      name: `${name}Audit`,
      nullable: true,
      description:
        'Granskningslogg. Who wrote, and who read what is not public, the newest first; all of it, whatever municipalities the caller’s grant covers',
    })
    entries(@Args() page: PageArgs, @Ctx() { rows }: Context): Promise<Page<AuditEntry>> {
      return rows.page({ entity: AuditEntry, order: NEWEST }, page);
    }
  }
  return AuditResolver;
}
