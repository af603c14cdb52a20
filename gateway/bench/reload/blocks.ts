import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Loaded before the gateway in its process: tells whoever started it, when it is asked by any message, for how many milliseconds
 * the event loop has been kept at most since it was asked before.
 */
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on('message', () => {
  const longest = delay.max / 1e6;
  delay.reset();
  process.send?.(longest);
});
process.channel?.unref(); // it is the gateway that says how long the process lives
