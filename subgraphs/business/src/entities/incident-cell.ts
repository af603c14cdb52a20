import { type Count, PageInfo, StatisticValue, type Suppressed } from '@hub/kernel';
import { Field, Int, ObjectType } from 'type-graphql';
import { IncidentCategory } from './incident-kinds.ts';

@ObjectType({ description: 'Ruta. One cell of the released grid, divided by the dimensions asked for' })
export class IncidentCell {
  @Field(() => IncidentCategory, { nullable: true, description: 'Händelsetyp. Null where not divided by it' })
  category: IncidentCategory | null;

  @Field(() => String, { nullable: true, description: 'Månad. YYYY-MM; null where not divided by it' })
  month: string | null;

  @Field(() => String, { nullable: true, description: 'Område. The area’s name; null where not divided by it' })
  area: string | null;

  @Field(() => StatisticValue, {
    description: 'Antal. How many reporters, each counted once a month; over several months, the sum of the months released',
  })
  count: Count | Suppressed;
}

@ObjectType({ description: 'En ruta i listan. One cell, with its cursor' })
export class IncidentCellEdge {
  @Field({ description: 'Markör. Where this cell stands in the list; opaque' })
  cursor: string;

  @Field(() => IncidentCell, { description: 'Rutan själv. The cell itself' })
  node: IncidentCell;
}

@ObjectType({ description: 'Lista: rutor. The grid’s cells by month, category and area, a page at a time' })
export class IncidentCellConnection {
  @Field(() => [IncidentCellEdge], { description: 'Rader. The page’s cells' })
  edges: IncidentCellEdge[];

  @Field(() => PageInfo, { description: 'Sidinformation. Where the page begins and ends' })
  pageInfo: PageInfo;

  @Field(() => Int, { description: 'Antal rutor. How many cells the grid has, not how many have incidents' })
  totalCount: number;
}
