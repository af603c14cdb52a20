import { setTimeout as pause } from 'node:timers/promises';
import { startChild } from './child.mjs';
import { Failure } from './failure.mjs';
import { waitUntilReady } from './ready.mjs';

/** A fresh embedded database takes seconds; on a slow disk, four at once take more. Milliseconds, as all below. */
const START_LIMIT = 120_000;
/** Longer than a service's own draining limit. */
const STOP_LIMIT = 15_000;
const RESTART_AFTER = 1_000;
const RESTARTS = 5;
const RESTART_WINDOW = 60_000;

/**
 * Keeps services running: one that crashes is started again, one that a person ended stays ended.
 *
 * A service is `{ name, script, settings, logFile, origin }`, `origin` being where its `/health/ready` answers.
 *
 * @param say - prints one line
 * @param onIdle - called when no service is left
 */
export function createSupervisor({ say, onIdle }) {
  const running = new Map();
  const crashes = new Map();
  let pending = 0;
  let stopping = false;

  /**
   * Starts a service and waits until it is ready.
   *
   * @throws Failure with the service's own lines where it ends first
   */
  async function start(service) {
    const lines = [];
    let up = false;
    const started = spawnService(service, (line) => (up ? say(`[${service.name}] ${line}`) : lines.push(line)));
    const waiting = new AbortController();
    const first = await Promise.race([
      started.ended.then((end) => ({ end })),
      waitUntilReady(service.origin, START_LIMIT, waiting.signal).then((why) => ({ why })),
    ]);
    waiting.abort();
    if (stopping) return new Promise(() => undefined); // whoever stops us ends the process
    if (first.end)
      throw new Failure(lines.join('\n') || `${service.name} ${wordsFor(first.end)} before it was ready: see ${service.logFile}`);
    if (first.why) throw new Failure(`${service.name} ${first.why} after ${START_LIMIT / 1000} s: see ${service.logFile}`);
    up = true;
    watch(service, started);
  }

  function spawnService(service, onError) {
    const started = startChild(service, onError);
    running.set(service, started);
    started.ended.then(() => {
      if (running.get(service) === started) running.delete(service);
    });
    return started;
  }

  async function watch(service, started) {
    const end = await started.ended;
    if (stopping) return;
    if (end.code === 0 || end.signal === 'SIGTERM' || end.signal === 'SIGINT') {
      say(`${service.name} was ended and stays so; the others go on`);
    } else {
      await restart(service, end);
    }
    if (running.size === 0 && pending === 0 && !stopping) onIdle();
  }

  async function restart(service, end) {
    const now = Date.now();
    const recent = (crashes.get(service) ?? []).filter((at) => now - at < RESTART_WINDOW);
    crashes.set(service, [...recent, now]);
    if (recent.length >= RESTARTS) {
      say(
        `${service.name} ${wordsFor(end)}, and was started again ${RESTARTS} times in the last minute: it stays down, see ${service.logFile}`,
      );
      return;
    }
    say(`${service.name} ${wordsFor(end)}; starting it again in ${RESTART_AFTER / 1000} s`);
    pending += 1;
    await pause(RESTART_AFTER);
    pending -= 1;
    if (stopping) return;
    watch(
      service,
      spawnService(service, (line) => say(`[${service.name}] ${line}`)),
    );
  }

  /** Ends every service, the gateway before those it asks; one that does not end is ended by force. */
  async function stop() {
    stopping = true;
    const isGateway = ([service]) => service.name === 'gateway';
    const all = [...running];
    for (const group of [all.filter(isGateway), all.filter((entry) => !isGateway(entry))]) {
      await Promise.all(group.map(([, started]) => endChild(started)));
    }
  }

  /** Ends every service at once, without waiting. */
  function kill() {
    stopping = true;
    for (const { child } of running.values()) child.kill('SIGKILL');
  }

  return { start, stop, kill };
}

async function endChild({ child, ended }) {
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(force);
}

function wordsFor({ code, signal, reason }) {
  if (reason) return `could not be started (${reason})`;
  return signal ? `was killed (${signal})` : `ended with exit code ${code}`;
}
