import { gitBytes, gitOutput, type Place } from './process.ts'

export interface ObjectInfo {
  readonly id: string
  /** commit, tree, blob or tag. */
  readonly type: string
  readonly size: number
}

/** What each name is, in the order of the names; null where it is missing. Reads no contents. */
export async function lookUp(view: Place, names: readonly string[]): Promise<readonly (ObjectInfo | null)[]> {
  if (names.length === 0) return []
  const { text } = await gitOutput(view, ['cat-file', '--batch-check'], `${names.join('\n')}\n`)
  const lines = text.split('\n')
  return names.map((_, index) => readInfo(lines[index] ?? ''))
}

/** The headers of commits and tags: the lines before the message. Null where an object is missing. */
export async function readHeaders(view: Place, ids: readonly string[]): Promise<readonly (readonly string[] | null)[]> {
  if (ids.length === 0) return []
  const { bytes } = await gitBytes(view, ['cat-file', '--batch'], `${ids.join('\n')}\n`)
  let position = 0
  return ids.map(() => {
    const start = lineEnd(bytes, position) + 1
    const info = readInfo(bytes.toString('utf8', position, start - 1))
    position = info === null ? start : start + info.size + 1
    return info && bytes.toString('utf8', start, headerEnd(bytes, start, start + info.size)).split('\n')
  })
}

function readInfo(line: string): ObjectInfo | null {
  const [, id, type, size] = /^([0-9a-f]+) (commit|tree|blob|tag) (\d+)$/.exec(line) ?? []
  return id === undefined || type === undefined ? null : { id, type, size: Number(size) }
}

function lineEnd(bytes: Buffer, from: number): number {
  const end = bytes.indexOf('\n', from)
  return end < 0 ? bytes.length : end
}

function headerEnd(bytes: Buffer, from: number, to: number): number {
  const end = bytes.indexOf('\n\n', from)
  return end < 0 || end > to ? to : end
}
