/** What a script can tell from how the command ended. The numbers never change their meaning. */
export const EXIT = {
  ok: 0,
  /** The thing asked about has problems: a catalog that cannot be used, lines that were rejected. */
  problems: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** The database is locked, cannot be reached, or has another version. */
  database: 3,
  /** There is no such folder, file, catalog or person. */
  notFound: 4,
  /** A server said no, did not answer, or could not start. */
  server: 5,
  /** Something that should not happen, and is worth a report. */
  unexpected: 70,
  /** Stopped by Ctrl-C; what was done until then is kept. */
  interrupted: 130,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
