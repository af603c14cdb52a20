import { createConnection } from '@hub/kernel';
import { CitizenPromise } from './citizen-promise.ts';

export const CitizenPromiseConnection = createConnection(CitizenPromise, 'CitizenPromise', 'medborgarlöften');
