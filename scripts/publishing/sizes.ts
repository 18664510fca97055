import type { Packed } from './pack.ts'

/** A line for each package: what somebody downloads, what it is on their disk, and how many files. */
export function sizesText(packages: readonly Packed[]): string {
  const rows = packages.map(({ name, size, unpackedSize, files }) =>
    [name.padEnd(18), kilobytes(size), kilobytes(unpackedSize), String(files.length).padStart(6)].join(' '),
  )
  return [['package'.padEnd(18), 'packed'.padStart(10), 'unpacked'.padStart(10), ' files'].join(' '), ...rows].join(
    '\n',
  )
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`.padStart(10)
}
