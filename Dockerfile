# One image for the five services; docker-compose.yml says which one a container runs.
FROM node:24.21.0-bookworm-slim AS base
WORKDIR /hub

# The packages' manifests alone, so that a change of code does not install everything anew.
FROM base AS manifests
COPY package.json package-lock.json ./
COPY subgraphs/kernel/package.json subgraphs/kernel/
COPY subgraphs/promises/package.json subgraphs/promises/
COPY subgraphs/council/package.json subgraphs/council/
COPY subgraphs/business/package.json subgraphs/business/
COPY subgraphs/police/package.json subgraphs/police/
COPY schema/package.json schema/
COPY seeds/package.json seeds/
COPY gateway/package.json gateway/

FROM manifests AS build
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

# No install scripts: nothing that runs in production needs one, and each is a way in.
FROM manifests AS packages
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM base
ENV NODE_ENV=production
COPY --from=packages /hub ./
COPY --from=build /hub/subgraphs ./subgraphs
COPY --from=build /hub/seeds ./seeds
COPY --from=build /hub/schema ./schema
COPY --from=build /hub/gateway ./gateway
# Where docker-compose.yml mounts the volumes of the hub's own keys: an empty one takes its owner from here.
RUN mkdir -p /keys/gateway /keys/council /keys/business /keys/police /keys/trusted /data/widgets && chown -R node:node /keys /data
# The files stay root's: the service can read its code and change none of it.
USER node
CMD ["node", "gateway/dist/src/main.js"]
