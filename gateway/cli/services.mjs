import { join } from 'node:path';
import { dataFolder, GATEWAY, practiceFolder, ROOT, SUBGRAPHS, seedsFolder } from './house.mjs';
import { readPort } from './ports.mjs';

/**
 * The five services as the settings place them.
 *
 * The subgraphs listen on this machine alone, whatever HOST says: the gateway is the only door.
 *
 * @throws Failure for a setting that is no port
 */
export function planServices(settings = process.env) {
  const data = dataFolder(settings);
  const folders = { HUB_DATA_DIR: data, HUB_PRACTICE: practiceFolder(settings) };
  const logFile = (name) => join(data, 'logs', `${name}.log`);
  const subgraphs = SUBGRAPHS.map(({ name, port: usual }) => {
    const setting = `${name.toUpperCase()}_PORT`;
    const port = readPort(setting, usual, settings);
    return {
      name,
      setting,
      port,
      host: 'localhost',
      origin: `http://localhost:${port}`,
      script: join(ROOT, `subgraphs/${name}/dist/src/main.js`),
      settings: { ...settings, ...folders, HOST: 'localhost', [setting]: String(port), HUB_SEEDS: seedsFolder(settings) },
      logFile: logFile(name),
    };
  });
  const port = readPort('PORT', GATEWAY.port, settings);
  const host = settings.HOST || 'localhost';
  const addresses = Object.fromEntries(subgraphs.map(({ name, origin }) => [`${name.toUpperCase()}_URL`, `${origin}/graphql`]));
  const gateway = {
    name: GATEWAY.name,
    setting: 'PORT',
    port,
    host,
    origin: `http://${reachable(host)}:${port}`,
    script: join(ROOT, 'gateway/dist/src/main.js'),
    settings: { ...settings, ...folders, HOST: host, PORT: String(port), ...addresses },
    logFile: logFile(GATEWAY.name),
  };
  return { subgraphs, gateway };
}

/** "Every address" is one to listen on and none to ask. */
function reachable(host) {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
