/** How what was packed beforehand can travel; the smallest first. */
export const ENCODINGS = ['br', 'gzip'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** The first of ours that an Accept-Encoding header takes; null for what is not packed at all. */
export function acceptedEncoding(header: string | undefined): Encoding | null {
  const wishes = new Map((header ?? '').toLowerCase().slice(0, 500).split(',').map(readWish))
  return ENCODINGS.find((encoding) => (wishes.get(encoding) ?? wishes.get('*') ?? 0) > 0) ?? null
}

/** `gzip;q=0.5` */
function readWish(text: string): readonly [name: string, quality: number] {
  const [name = '', quality] = text.split(/;\s*q=/)
  return [name.trim(), quality === undefined ? 1 : Number(quality) || 0]
}
