// Mercurius's gateway, as its documentation has it. It knows Federation 1, so it is given the subgraphs' SDL and no supergraph.
import { readFileSync } from 'node:fs';
import mercuriusGateway from '@mercuriusjs/gateway';
import Fastify from 'fastify';

const { SERVICES, PORT } = process.env;
const gateway = Fastify();
await gateway.register(mercuriusGateway, { gateway: { services: JSON.parse(readFileSync(SERVICES, 'utf8')) } });
await gateway.listen({ port: Number(PORT), host: '127.0.0.1' });
