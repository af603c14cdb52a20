import { byKey, type Context } from '@hub/kernel';
import { Municipality } from './entities/municipality.ts';

export const municipalityByCode = ({ loaders, rows }: Context) =>
  loaders.of('municipalityByCode', null, async (codes) =>
    byKey(codes, await rows.under(Municipality, 't.code', 'text', codes), (row) => row.code),
  );
