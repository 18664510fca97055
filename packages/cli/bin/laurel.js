#!/usr/bin/env node
const NOT_BUILT = 'laurel is not built yet. Run `npm run build` in the folder of its sources, then try again.'
await import('../dist/main.js').catch((error) => {
  if (error.code !== 'ERR_MODULE_NOT_FOUND' || !error.url?.endsWith('/dist/main.js')) throw error
  console.error(NOT_BUILT)
  process.exitCode = 70
})
