import fs from 'node:fs';
import { connect } from 'node:net';
import { nearestFolder } from './folders.mjs';
import { dataFolder, GATEWAY, SUBGRAPHS } from './house.mjs';
import { needsInstall } from './install.mjs';
import { checkNode } from './node-version.mjs';
import { tryListening } from './ports.mjs';
import { whyNotReady } from './ready.mjs';
import { planServices } from './services.mjs';
import { say } from './steps.mjs';

/** Five fresh databases and their logs, with room to grow; bytes. */
const ROOM = 1024 ** 3;
const CONNECT_LIMIT = 2_000;

/**
 * Looks at everything a start needs and changes nothing.
 *
 * @returns an exit code: 1 where something would keep the hub from starting
 */
export async function doctor() {
  const findings = [
    ...(await lookAtNode()),
    ...(await lookAtPorts()),
    ...lookAtData(),
    ...(await lookAtDatabases()),
    ...lookAtGrant(),
  ];
  for (const { well, text } of findings) say(`${well ? 'ok   ' : 'WRONG'}  ${text}`);
  return findings.every(({ well }) => well) ? 0 : 1;
}

async function lookAtNode() {
  const version = finding(() => `Node ${checkNode()}`);
  return [
    version,
    { well: true, text: needsInstall() ? 'packages are to be installed: npm start does it' : 'packages are installed' },
  ];
}

async function lookAtPorts() {
  const plan = [];
  const read = finding(() => {
    const { subgraphs, gateway } = planServices();
    plan.push(gateway, ...subgraphs);
  });
  if (!read.well) return [read];
  return Promise.all(
    plan.map(async ({ name, host, port, origin, setting }) => {
      const where = `port ${port} (${name}, ${setting})`;
      const code = await tryListening(host, port);
      if (code === undefined) return { well: true, text: `${where} is free` };
      if (code !== 'EADDRINUSE') return { well: false, text: `${where} cannot be used on ${host} (${code})` };
      const why = await whyNotReady(origin);
      return why === undefined
        ? { well: true, text: `${where}: a hub's service answers there, ready` }
        : { well: false, text: `${where} is taken, and what listens there ${why}` };
    }),
  );
}

function lookAtData() {
  const folder = dataFolder();
  const standing = nearestFolder(folder);
  const writable = finding(() => {
    fs.accessSync(standing, fs.constants.W_OK);
    return standing === folder ? `data folder ${folder}` : `data folder ${folder} is made at the first start`;
  });
  const { bavail, bsize } = fs.statfsSync(standing);
  const free = bavail * bsize;
  const text = `${(free / ROOM).toFixed(1)} GiB free on its disk${free < ROOM ? ', and the hub needs 1.0' : ''}`;
  return [writable, { well: free >= ROOM, text }];
}

async function lookAtDatabases() {
  return Promise.all(
    [...SUBGRAPHS, GATEWAY].map(async ({ name }) => {
      const setting = `${name.toUpperCase()}_DATABASE_URL`;
      const given = process.env[setting];
      if (!given) return { well: true, text: `${name}: the embedded database (${setting} is not set)` };
      if (!/^postgres(ql)?:\/\//.test(given) || !URL.canParse(given)) {
        return { well: false, text: `${setting} is no address of a database: it begins with postgres://` };
      }
      const { hostname, port, pathname } = new URL(given); // never the user or the password
      const where = `${name}: ${hostname}:${port || 5432}${pathname}`;
      const well = await answers(hostname, Number(port || 5432));
      return { well, text: well ? `${where} listens` : `${where} does not answer: start it, or mend ${setting}` };
    }),
  );
}

function lookAtGrant() {
  if (!process.env.HUB_DEV_GRANT) return [];
  const production = process.env.NODE_ENV === 'production';
  return [
    { well: !production, text: `HUB_DEV_GRANT is set: everyone holds it${production ? ', and production refuses it' : ''}` },
  ];
}

/** A look that may throw: its message is then what is wrong. */
function finding(look) {
  try {
    return { well: true, text: look() };
  } catch (error) {
    return { well: false, text: error.message };
  }
}

function answers(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: CONNECT_LIMIT });
    const settle = (well) => {
      socket.destroy();
      resolve(well);
    };
    socket.once('connect', () => settle(true));
    socket.once('timeout', () => settle(false));
    socket.once('error', () => settle(false));
  });
}
