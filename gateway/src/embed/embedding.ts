import type { Logger } from '@hub/kernel/process';
import type { Express } from 'express';
import { builderAssets } from './builder-assets.ts';
import { builderPage } from './builder-page.ts';
import { framedPages } from './framed-pages.ts';
import { oembed } from './oembed.ts';
import { openScripts } from './script-store.ts';
import { serveScripts } from './scripts.ts';

/** Adds the routes that {@link openEmbedding} prepared. */
export type AddEmbedding = (app: Express) => void;

/**
 * Everything by which other sites show what the hub knows: scripts, framed pages, oEmbed, and the page that makes snippets.
 *
 * @param folder - where the scripts' versions are kept
 */
export async function openEmbedding(folder: string, log: Logger): Promise<AddEmbedding> {
  const scripts = await openScripts(folder, log);
  return (app) => {
    app.use(serveScripts(scripts));
    app.use(builderAssets());
    app.get('/embed', builderPage(scripts));
    app.get('/oembed', oembed(scripts));
    app.use(framedPages(scripts));
  };
}
