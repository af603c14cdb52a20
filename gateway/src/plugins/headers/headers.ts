import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** What no page of ours uses is closed to whatever gets into one. */
const PERMISSIONS = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'browsing-topics']
  .map((name) => `${name}=()`)
  .join(', ');

/** A year, seconds. */
const HSTS_AGE = 31_536_000;

/**
 * The security headers of every answer. A page narrows or widens its own Content-Security-Policy; everything else is data,
 * which a browser is to show as nothing, frame nowhere and guess no type of.
 *
 * HSTS where the request came over TLS, and in production, where a proxy may end TLS unseen: told over plain HTTP a browser
 * ignores it, so that it costs nothing there and a developer's localhost is never locked to HTTPS.
 */
export function secureHeaders(production: boolean): RequestHandler {
  const secure = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] },
    },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: false,
  });
  return (request, response, next) => {
    response.setHeader('Permissions-Policy', PERMISSIONS);
    if (production || request.secure) response.setHeader('Strict-Transport-Security', `max-age=${HSTS_AGE}`);
    secure(request, response, next);
  };
}
