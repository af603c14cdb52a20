import { createServer } from 'node:net';
import { Failure } from './failure.mjs';

/**
 * A port's setting, or its default.
 *
 * @throws Failure where it is no port; 0 is none here, since the processes must find each other
 */
export function readPort(setting, fallback, settings = process.env) {
  const given = settings[setting];
  if (given === undefined || given === '') return fallback;
  const port = Number(given);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new Failure(`${setting}=${JSON.stringify(given)} is no port: set a whole number from 1 to 65535`);
}

/**
 * Takes every port for a moment, so that a taken one is named before anything has started.
 *
 * @param services - each with name, host, port, and the setting that moves it
 * @throws Failure naming every port that cannot be had
 */
export async function checkPorts(services) {
  for (const [index, service] of services.entries()) {
    const twin = services.slice(0, index).find(({ port }) => port === service.port);
    if (twin)
      throw new Failure(`Port ${service.port} is given to ${twin.name} and ${service.name}: set ${service.setting} to another`);
  }
  const taken = [];
  for (const { name, host, port, setting } of services) {
    const code = await tryListening(host, port);
    if (code === 'EADDRINUSE') taken.push({ port, words: `${port} (${name}, ${setting})` });
    else if (code === 'EACCES')
      throw new Failure(`Port ${port} (${name}) may not be used by this user: set ${setting} to one above 1023`);
    else if (code !== undefined) {
      throw new Failure(
        `HOST=${JSON.stringify(host)} (${name}) is no address of this machine (${code}): set HOST to one that is`,
      );
    }
  }
  if (taken.length === 0) return;
  const words = taken.map((each) => each.words).join(', ');
  const running = taken.length === services.length ? 'the hub seems to run already; ' : '';
  const noun = taken.length === 1 ? 'Port' : 'Ports';
  throw new Failure(
    `${noun} ${words} ${taken.length === 1 ? 'is' : 'are'} taken: ${running}stop what listens there, or set the named setting to another port`,
  );
}

/** @returns undefined where the port can be had, else the operating system's code. */
export function tryListening(host, port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.code ?? 'UNKNOWN'));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
