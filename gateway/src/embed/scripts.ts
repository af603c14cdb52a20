import { Router } from 'express';
import { refuse } from './refuse.ts';
import { sendScript } from './script.ts';
import type { ScriptStore } from './script-store.ts';

/** The newest, for who wants it: an hour old at most, and a week where the hub cannot be reached. */
const NEWEST = 'public, max-age=3600, stale-while-revalidate=86400, stale-if-error=604800';

/** One version, which never changes. */
const VERSION = 'public, max-age=31536000, immutable';

/** The scripts at `/widgets/<file>`, the newest, and `/widgets/<version>/<file>`, one of those that this hub has served. */
export function serveScripts(store: ScriptStore): Router {
  const router = Router();
  router.get('/widgets/:file', async (request, response) => {
    const script = store.current.get(request.params.file);
    if (script === undefined) return refuse(response, 404, 'There is no widget script of this name');
    await sendScript(request, response, script, NEWEST);
  });
  router.get('/widgets/:version/:file', async (request, response) => {
    const script = await store.version(request.params.version, request.params.file);
    if (script === undefined) return refuse(response, 404, 'This hub has served no widget script of this version and name');
    await sendScript(request, response, script, VERSION);
  });
  return router;
}
