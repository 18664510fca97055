// Who may import whom, checked by `npm run check:imports`.

/** Every package and the packages of ours that it may import. Apps and benchmarks may import them all. */
const MAY_IMPORT = {
  core: [],
  catalogs: ['core'],
  git: ['core'],
  api: ['core'],
  engine: ['core'],
  server: ['engine', 'api', 'core'],
  cli: ['server', 'api', 'engine', 'catalogs', 'git', 'core'],
  // The catalogs only for its gallery, scripts and tests; `declared-dependencies` keeps them out of the rest.
  elements: ['api', 'core', 'catalogs'],
  // Engine, server and catalogs only for its example and tests, in the same way.
  react: ['elements', 'api', 'core', 'engine', 'server', 'catalogs'],
  testing: ['engine', 'core'],
}

const OURS = '^(packages|apps|bench)/'
/** Tests, and what the tests of a package share (test-….ts, test-…/); neither is part of a build. */
const TEST = '([.]test[.]tsx?$|/test-[^/]+)'

/** Features of the engine that store what they do as everybody else does: through the award path. */
const AWARD_PATH_CALLERS = ['^packages/engine/src/(catalog|decide|pending)/']

const layers = Object.entries(MAY_IMPORT).map(([name, others]) => ({
  name: `layer-${name}`,
  comment: `packages/${name} imports ${others.join(', ') || 'nothing of ours'}; its tests also import testing.`,
  severity: 'error',
  from: { path: `^packages/${name}/` },
  to: { path: OURS, pathNot: [name, ...others, 'testing'].map((other) => `^packages/${other}/`) },
}))

const rules = [
  {
    name: 'package-without-layer',
    comment: 'A new package is added to MAY_IMPORT in .dependency-cruiser.mjs, with what it may import.',
    severity: 'error',
    from: { path: '^packages/', pathNot: `^packages/(${Object.keys(MAY_IMPORT).join('|')})/` },
    to: {},
  },
  {
    name: 'testing-only-from-tests',
    comment: 'The throwaway database and its helpers are for tests and benchmarks.',
    severity: 'error',
    from: { path: '^(packages|apps)/', pathNot: [TEST, '^packages/testing/'] },
    to: { path: '^packages/testing/' },
  },
  {
    name: 'apps-and-bench-are-ends',
    comment: 'Nobody imports an app or a benchmark, except itself; benchmarks also measure apps.',
    severity: 'error',
    from: { path: '^(apps/[^/]+|bench)/' },
    to: { path: '^(apps/[^/]+|bench)/', pathNot: ['^$1/', '^apps/[^/]+/src/start/'] },
  },
  {
    name: 'other-packages-by-name',
    comment: 'Write @laurel/core, not ../../core/src: only the public entries of a package are for others.',
    severity: 'error',
    from: { path: '^(packages/[^/]+|apps/[^/]+|bench)/' },
    to: { path: OURS, pathNot: '^$1/', dependencyTypes: ['local'] },
  },
  {
    name: 'not-own-index',
    comment: 'Import the file that has it: files that import their own index.ts end up in cycles.',
    severity: 'error',
    from: { path: '^(packages/[^/]+)/src/', pathNot: TEST },
    to: { path: '^$1/src/index[.]ts$' },
  },
  {
    name: 'no-cycles',
    comment: 'Two files that need each other are one idea, or share a third.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'engine-feature-alone',
    comment:
      'A feature folder of the engine imports core, database/, rows/, context.ts, errors.ts and itself. What two features ' +
      'share is a row, in rows/, or a rule in core; create-laurel.ts puts them together. Tests may go through it.',
    severity: 'error',
    from: { path: '^packages/engine/src/([^/]+)/', pathNot: [TEST, ...AWARD_PATH_CALLERS] },
    to: {
      path: '^packages/engine/src/',
      pathNot: ['^packages/engine/src/$1/', '^packages/engine/src/(database/|rows/|context[.]ts$|errors[.]ts$)'],
    },
  },
  {
    name: 'award-path-callers',
    comment:
      'Publishing a catalog, deciding by hand and recording what waited go the award path: these may import record/ as well.',
    severity: 'error',
    from: { path: '^packages/engine/src/(catalog|decide|pending)/', pathNot: TEST },
    to: {
      path: '^packages/engine/src/',
      pathNot: [
        '^packages/engine/src/$1/',
        '^packages/engine/src/(database/|rows/|record/|context[.]ts$|errors[.]ts$)',
      ],
    },
  },
  {
    name: 'declared-dependencies',
    comment: 'What a package imports stands in its own package.json, not among the development dependencies.',
    severity: 'error',
    from: { path: '^packages/[^/]+/src/', pathNot: TEST },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm', 'npm-peer'] },
  },
  {
    name: 'resolvable',
    comment: 'No such file, package or public entry. (@laurel/core/src/… is not one.)',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
]

export default {
  forbidden: [...layers, ...rules],
  options: {
    exclude: { path: '^(packages|apps)/[^/]+/dist/' },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      // `source` leads from a package's name to its sources, so nothing has to be built first.
      conditionNames: ['source', 'import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
