import type { Context } from '@hub/kernel';
import { Ctx, Directive, Query, Resolver } from 'type-graphql';
import { Viewer } from '../entities/viewer.ts';

@Resolver()
export class ViewerResolver {
  @Directive('@cacheControl(maxAge: 0)')
  @Query(() => Viewer, { nullable: true, description: 'Den som frågar. Who the hub thinks the caller is' })
  viewer(@Ctx() { caller }: Context): Viewer {
    return { ...caller, level: caller.level as Viewer['level'] };
  }
}
