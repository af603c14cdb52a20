import { HubError } from '@hub/kernel/process';
import type { IdentifyPerson } from './identity.ts';

/** A hub whose partners have no people yet. */
export const identifyNobody: IdentifyPerson = async () => {
  throw new HubError('UNAUTHENTICATED', 'No partner’s OpenID provider has issued this token');
};
