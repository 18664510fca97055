import { maybeOne, type Queries } from './database.ts'

/** How far the history in `folder` was taken over; null when that never came to its end. */
export async function importedPosition(db: Queries, folder: string): Promise<string | null> {
  const row = await maybeOne<{ position: string }>(db, `select position from dev_space.history where folder = $1`, [
    folder,
  ])
  return row?.position ?? null
}

/** Notes that the history in `folder` was taken over to its end, as it was at `position`. */
export async function noteImported(db: Queries, folder: string, position: string, at: Date): Promise<void> {
  await db.many(
    `insert into dev_space.history (folder, position, finished_at) values ($1, $2, $3::timestamptz)
     on conflict (folder) do update set position = excluded.position, finished_at = excluded.finished_at`,
    [folder, position, at.toISOString()],
  )
}
