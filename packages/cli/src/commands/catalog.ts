import { createInterface } from 'node:readline/promises'
import type { Catalog } from '@laurel/core'
import { type CatalogPreview, LaurelError, type Published } from '@laurel/engine'
import { loadCatalog } from '../catalog.ts'
import { openCommunity, placeOf } from '../database.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import { columns, counted } from '../format.ts'
import type { Io } from '../io.ts'
import { printResult, tell } from '../output.ts'
import { startProgress } from '../progress.ts'
import { previewText } from '../publish/preview-text.ts'
import { atSource, type CatalogOptions, type Source } from '../publish/source.ts'
import { styleFor } from '../style.ts'

export interface PublishCommandOptions extends CatalogOptions {
  readonly token?: string
  readonly announce?: boolean
  readonly note?: string
  readonly by?: string
  readonly yes?: boolean
}

/** `laurel catalog preview <file>`: who would get, lose and keep what. */
export async function previewCatalog(file: string, options: CatalogOptions, io: Io): Promise<ExitCode> {
  const catalog = await loadCatalog(file)
  const preview = await atSource(options, io, (source) => previewWith(source, catalog, io))
  printResult(io, options.json, preview, () => [
    ...previewText(preview, styleFor(io.stdout, io.env)),
    ...(preview.problems.length > 0
      ? []
      : ['', `Publish exactly this: laurel catalog publish ${file} --token ${preview.token}`]),
  ])
  return preview.problems.length > 0 ? EXIT.problems : EXIT.ok
}

/** `laurel catalog publish <file>`: puts a catalog in force, and folds everybody by it. */
export async function publishCatalog(file: string, options: PublishCommandOptions, io: Io): Promise<ExitCode> {
  const catalog = await loadCatalog(file)
  try {
    return await atSource(options, io, (source) => publishAt(source, file, catalog, options, io))
  } catch (error) {
    if (!(error instanceof LaurelError) || error.code !== 'no_catalog') throw error
    return publishFirst(file, catalog, options, io)
  }
}

/** `laurel catalog list`: every version that was published. */
export async function listCatalogs(options: CatalogOptions, io: Io): Promise<ExitCode> {
  const versions = await atSource(options, io, (source) => source.versions())
  printResult(io, options.json, versions, () =>
    columns(
      versions.map(({ version, publishedAt, publishedBy, note, backfill }, index) => [
        version,
        publishedAt.toISOString().slice(0, 16).replace('T', ' '),
        index === 0 ? 'in force' : '',
        backfill === null || backfill.finished ? '' : `${backfill.done} of ${backfill.total ?? '?'} people folded`,
        [publishedBy, note].filter((text) => text !== null).join(': '),
      ]),
    ),
  )
  return EXIT.ok
}

/** `laurel catalog show [version]`: the catalog itself, as JSON. */
export async function showCatalog(version: string | undefined, options: CatalogOptions, io: Io): Promise<ExitCode> {
  const wanted = version === undefined ? undefined : versionOf(version)
  const catalog = await atSource(options, io, (source) => source.show(wanted))
  if (catalog === null) {
    const message = `There is no version ${version}. See them with: laurel catalog list`
    throw new Failure(EXIT.notFound, 'unknown_version', message)
  }
  printResult(io, true, catalog, () => [])
  return EXIT.ok
}

async function publishAt(
  source: Source,
  file: string,
  catalog: Catalog,
  options: PublishCommandOptions,
  io: Io,
): Promise<ExitCode> {
  const token = options.token ?? (await confirmed(source, file, catalog, options, io))
  if (token === null) return EXIT.problems
  const { note, by, announce = false } = options
  const published = await source.publish(catalog, {
    token,
    announce,
    ...(note === undefined ? {} : { note }),
    ...(by === undefined ? {} : { by }),
  })
  const folded = published.backfill ? await backfillWith(source, io) : 0
  printResult(io, options.json, { ...published, folded }, () => publishedLines(file, published, folded))
  return EXIT.ok
}

/** Where nothing was published before, there is nothing to compare with. */
async function publishFirst(file: string, catalog: Catalog, options: PublishCommandOptions, io: Io): Promise<ExitCode> {
  const laurel = await openCommunity(placeOf(options, io.env), catalog, io)
  await laurel.close()
  const published: Published = { status: 'published', version: 1, backfill: false }
  printResult(io, options.json, { ...published, folded: 0 }, () => publishedLines(file, published, 0))
  return EXIT.ok
}

/** The token of a preview that somebody has seen and agreed to, or asked not to be asked about; null where it cannot be. */
async function confirmed(
  source: Source,
  file: string,
  catalog: Catalog,
  options: PublishCommandOptions,
  io: Io,
): Promise<string | null> {
  const preview = await previewWith(source, catalog, io)
  for (const line of previewText(preview, styleFor(io.stderr, io.env))) tell(io, line)
  if (preview.problems.length > 0) return null
  if (options.yes === true || (await agrees(file, io))) return preview.token
  throw new Failure(EXIT.usage, 'not_confirmed', 'Nothing was published.')
}

async function agrees(file: string, io: Io): Promise<boolean> {
  if (io.stderr.isTTY !== true) {
    const message = `Nobody is there to be asked. Say --yes, or name what was previewed with --token.`
    throw new Failure(EXIT.usage, 'not_confirmed', message)
  }
  const asking = createInterface({ input: io.stdin, output: io.stderr })
  try {
    const answer = await asking.question(`\nPublish ${file}? [y/N] `, { signal: io.interrupted })
    return /^y(es)?$/i.test(answer.trim())
  } finally {
    asking.close()
  }
}

async function previewWith(source: Source, catalog: Catalog, io: Io): Promise<CatalogPreview> {
  const shown = showing(io, 'Previewing')
  const preview = await source.preview(catalog, shown.onProgress)
  shown.end()
  return preview
}

async function backfillWith(source: Source, io: Io): Promise<number | null> {
  const shown = showing(io, 'Folding')
  const folded = await source.backfill(shown.onProgress)
  shown.end()
  return folded
}

/** Progress of work whose size is known only when it has begun. */
function showing(io: Io, verb: string) {
  let progress: ReturnType<typeof startProgress> | undefined
  return {
    onProgress: ({ done, total }: { readonly done: number; readonly total: number }) => {
      progress ??= startProgress(io, { verb, unit: 'people', total })
      progress.update(done)
    },
    end: () => progress?.end(),
  }
}

function publishedLines(
  file: string,
  { status, version, backfill }: Published,
  folded: number | null,
): readonly string[] {
  if (status === 'already') return [`${file} is in force already, as version ${version}. Nothing was changed.`]
  const people =
    folded === null ? 'The server folds people by it now.' : `${counted(folded, 'person', 'people')} folded by it.`
  return [`${file} is in force, as version ${version}.${backfill ? ` ${people}` : ''}`]
}

function versionOf(text: string): number {
  const version = Number(text)
  if (Number.isInteger(version) && version > 0) return version
  throw new Failure(EXIT.usage, 'invalid_version', `"${text}" is no version. Give a number such as 2.`)
}
