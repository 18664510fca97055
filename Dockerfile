# Server, worker and command line in one image:
#
#     docker build --tag laurel .
#     docker run --rm --publish 4000:4000 --volume laurel-data:/data laurel
#
# docs/deploy.md says how to run it for others; packages/cli/src/deploy.test.ts performs every step below.

# The Node that package.json names, so that what was tested is what runs.
ARG NODE=24.21

# What is to be installed: the command, and the packages that it stands on. Changes of code leave these layers as they are.
FROM node:${NODE}-slim AS manifests
WORKDIR /laurel
COPY package.json package-lock.json .npmrc ./
COPY packages/api/package.json packages/api/
COPY packages/catalogs/package.json packages/catalogs/
COPY packages/cli/package.json packages/cli/
COPY packages/core/package.json packages/core/
COPY packages/engine/package.json packages/engine/
COPY packages/git/package.json packages/git/
COPY packages/server/package.json packages/server/

# Scripts of packages stay switched off throughout: ours would build what is not copied yet, those of others download
# a browser's or a database's binaries, which only tests need.
FROM manifests AS build
RUN npm ci --ignore-scripts --workspace=@laurel/cli --include-workspace-root
COPY LICENSE tsconfig.base.json ./
COPY packages packages
RUN node node_modules/typescript-native/bin/tsc --build packages/cli
RUN mkdir data built && cp -r --parents LICENSE packages/*/dist packages/cli/bin built

FROM manifests AS modules
RUN npm ci --ignore-scripts --workspace=@laurel/cli --omit=dev

FROM node:${NODE}-slim
# A container is reached from outside, and an embedded database is to outlive it: mount a volume at /data for one.
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=4000 \
    LAUREL_DATA=/data
WORKDIR /laurel
COPY --from=modules /laurel ./
COPY --from=build /laurel/built ./
COPY --from=build --chown=1000:1000 /laurel/data /data
# The user `node`, as a number: so Kubernetes sees that it is not root.
USER 1000:1000
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=10s --start-period=60s --retries=3 \
  CMD ["node", "/laurel/packages/cli/bin/laurel.js", "health"]
ENTRYPOINT ["node", "/laurel/packages/cli/bin/laurel.js"]
CMD ["serve"]
