import { PageArgs } from '@hub/kernel';
import { ArgsType, Field } from 'type-graphql';
import { IncidentDimension } from '../entities/incident-kinds.ts';

@ArgsType()
export class IncidentsArgs extends PageArgs {
  @Field(() => [IncidentDimension], {
    description: 'Indelning. The dimensions that divide the counts; the others are summed over, and none gives one cell',
  })
  by: IncidentDimension[];
}
