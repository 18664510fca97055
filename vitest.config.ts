import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Packages whose tests need no database: running only these starts no PostgreSQL. */
const PURE = ['core', 'catalogs', 'git', 'api', 'elements']

const TESTS = '{packages,apps}/*/src/**/*.test.{ts,tsx}'
const PURE_TESTS = `packages/{${PURE}}/src/**/*.test.ts`

/** Nothing may depend on the zone of the process: east of every other, west of most, and where midnight may be missing. */
const OTHER_ZONES = ['Pacific/Kiritimati', 'America/Los_Angeles', 'Africa/Cairo']

/** What of the engine has to do with days. */
const DAYS = ['zones', 'elapse', 'streaks', 'profile', 'caps-and-freezes', 'language-convergence', 'save-person']

/** Packages are imported from their sources, so no test waits for a build. The rest are vite's own defaults. */
const conditions = ['source', 'module', 'node', 'development|production']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  // Where vitest runs the global setup.
  environments: { __vitest__: { resolve: { conditions } } },
  test: {
    pool: 'forks',
    // A new PGlite takes 5 s on an idle machine; a test that waits longer than this is stuck.
    hookTimeout: 60_000,
    testTimeout: 20_000,
    // A browser on a busy machine takes its time.
    expect: { poll: { timeout: 15_000 } },
    // More workers than cores only wait for each other, and PostgreSQL works on the same cores.
    maxWorkers: Math.min(Math.max(availableParallelism(), 2), 4),
    projects: [
      { extends: true, test: { name: 'pure', env: { TZ: 'UTC' }, include: [PURE_TESTS, 'docs/*.test.ts'] } },
      ...['UTC', ...OTHER_ZONES.slice(1)].map((TZ) => ({
        extends: true as const,
        test: {
          name: `days, ${TZ}`,
          env: { TZ },
          include: [`packages/engine/src/*/{${DAYS}}.test.ts`],
          globalSetup: 'packages/testing/src/vitest-global-setup.ts',
        },
      })),
      ...OTHER_ZONES.map((TZ) => ({
        extends: true as const,
        test: { name: TZ, env: { TZ }, include: ['packages/{core,catalogs}/src/**/*.test.ts'] },
      })),
      // Packs the packages, installs them in an empty folder, and runs what their READMEs show.
      { extends: true, test: { name: 'publishing', env: { TZ: 'UTC' }, include: ['scripts/publishing/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'database',
          // The zone in which a slip would show soonest: its day is a day ahead of most of the world's.
          env: { TZ: 'Pacific/Kiritimati' },
          include: [TESTS],
          exclude: [PURE_TESTS, '**/node_modules/**', '**/dist/**'],
          globalSetup: 'packages/testing/src/vitest-global-setup.ts',
        },
      },
    ],
  },
})
