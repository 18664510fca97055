import { setGlyph } from './glyphs.ts'

/**
 * Makes a glyph known under a name, in place of what had that name before. `path` is the data of one path in a box of
 * 24 by 24, drawn with a round stroke of 2.
 *
 * @throws TypeError when `path` holds anything but path data.
 */
export function registerGlyph(name: string, path: string): void {
  if (!/^[Mm][\d\sMmLlHhVvCcSsQqTtAaZz.,+-]*$/.test(path)) {
    throw new TypeError(`The glyph "${name}" must be path data such as "M4 12h16", and nothing else.`)
  }
  setGlyph(name, path)
}
