/**
 * Runs in the page around framed widgets: gives each frame the height that it asks for.
 *
 * A message counts where it comes from a frame of this page, whose address is the hub that this script came from, and where the
 * browser says that the sender's origin is that hub: a frame that has been navigated elsewhere is heard no more. A frame
 * sandboxed without `allow-same-origin` has the origin `null`, as any other page in it would: what such a one can do is to be
 * between the bounds below.
 */
const HUB = new URL(import.meta.url).origin;

/** The least and the greatest height that a frame is given, CSS pixels: no message hides a frame or fills a page with it. */
const BOUNDS = { least: 120, greatest: 6000 };

function isFramedWidget(frame: HTMLIFrameElement): boolean {
  return URL.canParse(frame.src) && new URL(frame.src).origin === HUB && new URL(frame.src).pathname.startsWith('/embed/');
}

function originOf({ sandbox }: HTMLIFrameElement): string {
  return sandbox.length > 0 && !sandbox.contains('allow-same-origin') ? 'null' : HUB;
}

/** Holds nothing, so that it may be said to whatever is in the frame just now: the answer is what is checked. */
function greet(frame: HTMLIFrameElement): void {
  frame.contentWindow?.postMessage({ type: 'hub:hello' }, '*');
}

const framedWidgets = () => [...document.querySelectorAll('iframe')].filter(isFramedWidget);

addEventListener('message', ({ source, origin, data }: MessageEvent) => {
  const frame = framedWidgets().find(({ contentWindow }) => contentWindow !== null && contentWindow === source);
  if (frame === undefined || origin !== originOf(frame)) return;
  if (data?.type === 'hub:ready') greet(frame);
  if (data?.type !== 'hub:height' || !Number.isFinite(data.height)) return;
  const height = Math.min(BOUNDS.greatest, Math.max(BOUNDS.least, Math.ceil(data.height)));
  // By script, which a page's Content-Security-Policy allows; an attribute in the markup it would not.
  frame.style.height = `${height}px`;
});

// A frame that was there before this script has said that it is ready to nobody.
for (const frame of framedWidgets()) greet(frame);

export {};
