import { Router } from 'express';
import { findAbove } from '../above.ts';

/** The modules of the page that makes snippets, as the build left them: they are read by that page alone. */
const MODULES = ['builder.js', 'builder-words.js', 'contrast.js', 'snippets.js'];

/** Serves them at `/embed/assets/<module>`. */
export function builderAssets(): Router {
  const router = Router();
  const root = findAbove('gateway/dist/src/embed/browser');
  for (const name of MODULES) {
    router.get(`/embed/assets/${name}`, (_request, response) => response.sendFile(name, { root, maxAge: '5m' }));
  }
  return router;
}
