/*!
 * Icons of Lucide 1.62.0 (https://lucide.dev), each as one path in a box of 24 by 24.
 * ISC License, Copyright (c) 2026 Lucide Icons and Contributors; those from Feather: MIT License,
 * Copyright (c) 2013-present Cole Bemis. Both in full: LICENSE-glyphs.txt of @laurel/elements.
 */
// Written by scripts/generate-glyphs.ts.
export const paths = `M3 5a9 3 0 1 0 18 0a9 3 0 1 0-18 0M3 5V19A9 3 0 0 0 21 19V5M3 12A9 3 0 0 0 21 12
M7 2h10d2 2 2v16d2-2 2h-10d2-2-2v-16d2 2-2zM12 18h0
M15.9 4b1.5-2.5-1.6l-9 9B1.5 5.5 14h4d.5 .5.7L8.1 20b1.5 2.5 1.6l9-9B1.5 18.5 10h-4d.5-.5-.7z`
