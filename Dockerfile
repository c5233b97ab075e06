# Dateline in a container. The first stage builds the panel; the second contains only what runs.
# Pin the digest of the base image that you have verified: docker buildx imagetools inspect node:20.20-bookworm-slim
ARG NODE=node:20.20-bookworm-slim

FROM ${NODE} AS build
WORKDIR /dateline
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund --ignore-scripts
COPY . .
# The build needs no secret and no database.
RUN npm run build && rm -rf .next/cache .next/dev

FROM ${NODE}
WORKDIR /dateline
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATABASE_URL=file:/data/dateline.db \
    MEDIA_DIR=/data/media
RUN install -d -o node -g node -m 0700 /data
# Owned by root, so that the process cannot change its own code.
COPY --from=build /dateline ./
# The only folder that Next writes to.
RUN install -d -o node -g node .next/cache
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "require('node:http').get(`http://127.0.0.1:${process.env.PORT}/readyz`, ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"]
# Runs node directly, because npm does not forward SIGTERM. Run the container with --init, which reaps orphaned child processes.
CMD ["node", "--conditions=production", "run.mjs", "src/server/main.ts"]
