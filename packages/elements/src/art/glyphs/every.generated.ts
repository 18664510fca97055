// Written by scripts/generate-glyphs.ts.
import { paths as paths0 } from './dev-space.generated.ts'
import { paths as paths1 } from './business-platform.generated.ts'
import { paths as paths2 } from './git.generated.ts'
import { paths as paths3 } from './stack-exchange.generated.ts'

/** The paths of every file, in the order of `glyphFiles`. */
export const everyPath: readonly string[] = [paths0, paths1, paths2, paths3]
