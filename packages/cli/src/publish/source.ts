import type { Client } from '@laurel/api'
import type { Catalog } from '@laurel/core'
import type { CatalogPreview, CatalogVersion, Laurel, Published, PublishOptions } from '@laurel/engine'
import { type DatabaseOptions, openExisting, placeOf } from '../database.ts'
import type { Io } from '../io.ts'
import { clientFor } from '../server.ts'

export interface CatalogOptions extends DatabaseOptions {
  readonly server?: string
  readonly json?: boolean
}

type Progress = (progress: { readonly done: number; readonly total: number }) => void

/** What a database and a server have in common here. A server has no dates, only their text. */
export interface Source {
  preview(catalog: Catalog, onProgress: Progress): Promise<CatalogPreview>
  publish(catalog: Catalog, options: PublishOptions): Promise<Published>
  versions(): Promise<readonly CatalogVersion[]>
  /** Null where there is no such version; the one in force when none is named. */
  show(version: number | undefined): Promise<object | null>
  /** Folds everybody to the end; null where a server does that by itself. */
  backfill(onProgress: Progress): Promise<number | null>
}

/** Does work at the server that is named, else in the database. */
export async function atSource<T>(options: CatalogOptions, io: Io, work: (source: Source) => Promise<T>): Promise<T> {
  if (options.server !== undefined) return work(serverSource(clientFor(options.server, io.env)))
  const laurel = await openExisting(placeOf(options, io.env), io)
  try {
    return await work(databaseSource(laurel))
  } finally {
    await laurel.close()
  }
}

function databaseSource(laurel: Laurel): Source {
  return {
    preview: (catalog, onProgress) => laurel.previewCatalog(catalog, { onProgress }),
    publish: (catalog, options) => laurel.publishCatalog(catalog, options),
    versions: () => laurel.catalogVersions(),
    show: async (version) => (version === undefined ? laurel.catalog : laurel.catalogVersion(version)),
    backfill: (onProgress) => laurel.backfill({ onProgress }),
  }
}

function serverSource(client: Client): Source {
  return {
    preview: async (catalog) => toPreview(await client.previewCatalog({ catalog: { ...catalog } })),
    publish: (catalog, options) => client.publishCatalog({ catalog: { ...catalog }, ...options }),
    versions: async () => {
      const { items } = await client.catalogVersions()
      return items.map((item) => ({ ...item, publishedAt: new Date(item.publishedAt) }))
    },
    show: async (version) => (await client.catalog(version === undefined ? {} : { version })).catalog,
    backfill: async () => null,
  }
}

type Answer = Awaited<ReturnType<Client['previewCatalog']>>
type AnsweredBadge = Answer['badges'][number]

function toPreview(answer: Answer): CatalogPreview {
  return {
    ...answer,
    badges: answer.badges.map(({ gains, losses, keeps, moves, ...badge }) => ({
      ...badge,
      gains: { ...toEffect(gains), earliest: toDate(gains.earliest), latest: toDate(gains.latest) },
      losses: toEffect(losses),
      keeps: toEffect(keeps),
      moves: toEffect(moves),
    })),
  }
}

function toEffect({ count, samples }: AnsweredBadge['losses']) {
  return { count, samples: samples.map((sample) => ({ ...sample, earnedAt: new Date(sample.earnedAt) })) }
}

function toDate(text: string | null): Date | null {
  return text === null ? null : new Date(text)
}
