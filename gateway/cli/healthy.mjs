import { whyNotReady } from './ready.mjs';

// A container's health check: `node gateway/cli/healthy.mjs 4101`. The images hold no curl.
process.exit((await whyNotReady(`http://localhost:${process.argv[2]}`)) === undefined ? 0 : 1);
