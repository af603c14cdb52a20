// @apollo/gateway behind @apollo/server, as their documentation has it.
import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

const { SUPERGRAPH, PORT } = process.env;
const gateway = new ApolloGateway({ supergraphSdl: readFileSync(SUPERGRAPH, 'utf8') });
await startStandaloneServer(new ApolloServer({ gateway }), { listen: { port: Number(PORT), host: '127.0.0.1' } });
