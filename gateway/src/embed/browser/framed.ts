/**
 * Runs in a framed widget: tells the page around it how high the widget is.
 *
 * Anybody may frame it, for what it shows is public; all it ever says is a number. It says it to the page that has said hello,
 * and to that page's own origin, which the browser vouches for: had the frame's parent been navigated to another page in the
 * meantime, the browser would drop the message. A parent without an origin (a sandboxed one) can be reached by `*` alone.
 */
let host: string | undefined;

/** WordPress frames a page whose provider it does not know with a secret after `#`, and listens for that. */
const secret = /^#\?secret=([a-zA-Z0-9]{1,64})$/.exec(location.hash)?.[1];

function tell(): void {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (height === 0) return;
  if (host !== undefined) parent.postMessage({ type: 'hub:height', height }, host === 'null' ? '*' : host);
  // WordPress's page says no hello that names the frame's origin; its secret is what it knows the frame by.
  if (secret !== undefined) parent.postMessage({ message: 'height', value: height, secret }, '*');
}

if (parent !== window) {
  addEventListener('message', ({ source, origin, data }: MessageEvent) => {
    if (source !== parent) return;
    if (data?.type === 'hub:hello') host = origin;
    else if (secret === undefined || data?.message !== 'ready' || data.secret !== secret) return; // WordPress's hello
    tell();
  });
  new ResizeObserver(tell).observe(document.body);
  // A browser lets a frame that nobody sees observe nothing, and WordPress hides one until it has spoken.
  tell();
  // With nothing in it, so that it does not matter who hears it.
  parent.postMessage({ type: 'hub:ready' }, '*');
}

export {};
