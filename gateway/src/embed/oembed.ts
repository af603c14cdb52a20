import type { RequestHandler } from 'express';
import { z } from 'zod';
import { frameMarkup, linkMarkup } from './browser/snippets.ts';
import { publicAddress } from './public-address.ts';
import { refuse } from './refuse.ts';
import type { ScriptStore } from './script-store.ts';
import { readAddress } from './shown.ts';

/** What a frame is given until it has told its height, CSS pixels; and the whole of it where the page around does not listen. */
const SIZE = { width: 600, height: 480 };

/** For how long a page may keep the answer, seconds: it holds an address and no data. */
const KEPT = 86_400;

const size = (most: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'must be whole CSS pixels, 1 to 99999')
    .transform((text) => Math.min(most, Number(text)))
    .default(most);

const asked = z.object({
  url: z.url({ protocol: /^https?$/, error: 'must be the http(s) address of a framed widget' }),
  format: z.string().default('json'),
  maxwidth: size(SIZE.width),
  maxheight: size(SIZE.height),
});

/**
 * Where a page that was given a framed widget's address asks what to show: oEmbed 1.0, https://oembed.com, a `rich` one.
 *
 * Nothing of what is asked comes back but what has been read as ours, written anew: the answer is put into others' pages.
 */
export function oembed(scripts: ScriptStore): RequestHandler {
  return (request, response) => {
    const hub = publicAddress(request);
    if (hub === undefined) return refuse(response, 400, 'The Host that was asked is no host');
    const query = asked.safeParse(request.query);
    if (!query.success)
      return refuse(response, 400, query.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
    const { url, format, maxwidth: width, maxheight: height } = query.data;
    if (format === 'xml') return refuse(response, 501, 'format=xml is not answered, json is');
    if (format !== 'json') return refuse(response, 400, `format must be json, and is ${format.slice(0, 20)}`);
    const address = new URL(url);
    // A page may have kept the http:// of a hub that is https:// now.
    const read = address.host === new URL(hub).host ? readAddress(address) : undefined;
    if (read === undefined || ('shown' in read && !scripts.current.has(`${read.shown.widget}.js`)))
      return refuse(response, 404, 'url is no framed widget of this hub: /embed/<widget>/<municipality>');
    if ('wrong' in read) return refuse(response, 400, `url: ${read.wrong}`);
    response.set({
      'Cache-Control': `public, max-age=${KEPT}`,
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
    response.json({
      version: '1.0',
      type: 'rich',
      title: read.shown.title,
      provider_name: 'Crime prevention hub',
      provider_url: hub,
      cache_age: KEPT,
      width,
      height,
      // WordPress shows the link until the frame says how high it is, and listens to a frame only with a quote before it.
      html: `<blockquote>${linkMarkup(hub, read.shown)}</blockquote>${frameMarkup(hub, read.shown, { width, height })}`,
    });
  };
}
