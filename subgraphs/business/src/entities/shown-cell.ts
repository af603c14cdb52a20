import type { SuppressionReason } from '@hub/kernel';
import { ViewColumn, ViewEntity } from 'typeorm';
import type { IncidentCategory } from './incident-kinds.ts';

/** A released cell as anyone may see it: the view cuts a hidden count out, so that no read can reach one. */
@ViewEntity()
export class ShownCell {
  @ViewColumn()
  municipalityCode: string;
  @ViewColumn()
  month: string;
  @ViewColumn()
  releasedAt: Date;
  /** Null in the margins over all categories. */
  @ViewColumn()
  category: IncidentCategory | null;
  /** Null in the margins over all areas. */
  @ViewColumn()
  area: string | null;
  @ViewColumn()
  count: number | null;
  @ViewColumn()
  suppression: SuppressionReason | null;
}
