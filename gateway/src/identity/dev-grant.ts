import { ANYONE, type Caller, LEVELS, type Level, SCOPES, StartError, scopesOf } from '@hub/kernel/process';

/**
 * The grant of a developer's machine, `HUB_DEV_GRANT`: a level, then scopes, separated by spaces or commas;
 * `municipalities=1492+1461` narrows it, otherwise it holds for every municipality, and `sector=` names a sector.
 *
 * Everybody who reaches the port holds it, so production refuses to start with it.
 *
 * @example callerFromGrant('PARTY promises:write council:read', 'development')
 * @throws StartError for an unknown level or scope, a scope above the level, for what is no municipality's code, and in production.
 */
export function callerFromGrant(grant: string | undefined, mode: string | undefined): Caller {
  if (grant === undefined || grant.trim() === '') return ANYONE;
  if (mode === 'production') throw new StartError('HUB_DEV_GRANT is set, and production gives nobody a grant: unset it');
  const refused = (why: string) => new StartError(`HUB_DEV_GRANT=${JSON.stringify(grant)}: ${why}`);
  const [level = '', ...words] = grant.trim().split(/[\s,]+/);
  if (!isLevel(level)) throw refused(`the first word is a level, one of ${LEVELS.join(', ')}`);
  const given = (name: string) => words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
  const scopes = words.filter((word) => !/^(municipalities|sector)=/.test(word));
  const unknown = scopes.filter((scope) => !(SCOPES as readonly string[]).includes(scope));
  if (unknown.length > 0) throw refused(`no scope ${unknown.join(', ')}; the scopes are ${SCOPES.join(', ')}`);
  const above = scopes.filter((scope) => !scopesOf(level).includes(scope));
  if (above.length > 0) {
    throw refused(`${level} may not hold ${above.join(', ')}; it may hold ${scopesOf(level).join(', ') || 'none'}`);
  }
  const municipalities = given('municipalities')?.split('+') ?? null;
  const strange = municipalities?.filter((code) => !/^\d{4}$/.test(code)) ?? [];
  if (strange.length > 0) {
    const told = strange.map((code) => JSON.stringify(code)).join(', ');
    throw refused(`no municipality has the code ${told}; a code is four digits: municipalities=1492+1461`);
  }
  return {
    partner: 'dev',
    actor: 'HUB_DEV_GRANT',
    level,
    scopes,
    municipalities,
    sector: given('sector') ?? null,
    budget: null,
  };
}

function isLevel(word: string): word is Level {
  return (LEVELS as readonly string[]).includes(word);
}
