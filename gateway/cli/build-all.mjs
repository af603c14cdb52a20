import { build } from './build.mjs';
import { run } from './failure.mjs';

// `npm run build`: compiles and bundles, for an image that is made of what npm ci has installed.
await run(build);
