import { DateScalar } from '@hub/kernel';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { ViewColumn, ViewEntity } from 'typeorm';

export enum ReceiptState {
  RECEIVED = 'RECEIVED',
  COUNTED = 'COUNTED',
  WITHDRAWN = 'WITHDRAWN',
  EXPIRED = 'EXPIRED',
}
registerEnumType(ReceiptState, {
  name: 'ReceiptState',
  description: 'Kvittots läge. What has become of a report',
  valuesConfig: {
    RECEIVED: { description: 'Mottagen: received, its month not yet released' },
    COUNTED: { description: 'Räknad: in its month’s release' },
    WITHDRAWN: { description: 'Återtagen: withdrawn by its reporter, and deleted' },
    EXPIRED: { description: 'Gallrad: deleted after 90 days' },
  },
});

@ViewEntity()
@ObjectType({ description: 'Kvitto. What became of a report, for whoever holds its code; nothing of the report itself' })
export class IncidentReceipt {
  @ViewColumn()
  codeHash: string;

  @Field(() => ReceiptState, { description: 'Läge. What has become of the report' })
  @ViewColumn()
  state: ReceiptState;

  @Field(() => DateScalar, { description: 'Mottagen. The day the report came in' })
  @ViewColumn()
  receivedOn: string;

  @Field(() => DateScalar, { description: 'Sparas till och med. The last day the report itself is kept' })
  @ViewColumn()
  keptUntil: string;
}
