import { type Catalog, checkCatalog } from '@laurel/core'
import type { Handler } from '../http/call.ts'
import { refusal } from '../http/refusal.ts'

export const catalog: Handler<'catalog'> = async ({ laurel, query }) => {
  const newest = (await laurel.catalogVersions())[0]?.version ?? 1
  const version = query.version ?? newest
  const found = await laurel.catalogVersion(version)
  if (found === null) {
    const detail = `The newest version is ${newest}; there is no version ${version}.`
    throw refusal('unknown_version', detail, { field: 'version' })
  }
  return { version, catalog: { ...found } }
}

export const catalogVersions: Handler<'catalogVersions'> = async ({ laurel }) => {
  return { items: await laurel.catalogVersions() }
}

export const previewCatalog: Handler<'previewCatalog'> = ({ laurel, body }) => {
  return laurel.previewCatalog(checked(body.catalog))
}

export const publishCatalog: Handler<'publishCatalog'> = ({ laurel, body, caller }) => {
  const { token, note, announce, by = caller?.name } = body
  return laurel.publishCatalog(checked(body.catalog), {
    ...(token === undefined ? {} : { token }),
    ...(note === undefined ? {} : { note }),
    ...(announce === undefined ? {} : { announce }),
    ...(by === undefined ? {} : { by }),
  })
}

/** @throws Refusal with every problem, where it stands and how to mend it. */
function checked(input: unknown): Catalog {
  const { catalog: valid, problems } = checkCatalog(input)
  if (valid !== null) return valid
  const [first] = problems
  throw refusal('invalid_catalog', first === undefined ? '' : `${first.message} ${first.mend}`, {
    field: `catalog.${first?.where ?? ''}`,
    problems: problems.map(({ where, message, mend }) => ({ field: `catalog.${where}`, detail: `${message} ${mend}` })),
  })
}
