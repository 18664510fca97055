/**
 * One line for each commit. The first fields are written by git itself and hold only digits, hex and words; the
 * two that people write come last. Git lets no line break into either and no `>` into an address, so nobody can
 * name themselves into another field. Messages and file names, where anything may stand, are not there at all.
 *
 * `%at` are the digits in the commit, empty if git cannot read them; `%ad` turns what it cannot read into 1970,
 * and is there for the offset. `%D` says "grafted" where a shallow clone ends.
 */
const RECORD_FORMAT = 'commit|%H|%P|%at|%ad|%D|<%aE>%aN'

/** How a record looks, whatever a person's own git settings are. */
export const RECORD_OPTIONS = [`--format=${RECORD_FORMAT}`, '--date=raw', '--encoding=UTF-8'] as const

/**
 * Counts, with every setting spelled out that could change a number: the same commit gives the same counts on
 * every machine. A moved file counts as a file without changed lines.
 */
export const CHANGE_OPTIONS = [
  '--shortstat',
  '--find-renames',
  '-l1000',
  '--diff-algorithm=myers',
  '--no-ext-diff',
  '--no-textconv',
] as const

/**
 * The command that writes a history to the file `laurel-history.txt`, for {@link parseLog}. It can be pasted into
 * sh, PowerShell and cmd alike: double quotes only, and git writes the file, since a redirection in PowerShell
 * would change the encoding.
 *
 * The file holds names and e-mail addresses, dates, hashes and counts; no messages, file names or contents.
 */
export const LOG_COMMAND = [
  'git --no-replace-objects -c log.showRoot=true -c mailmap.blob=HEAD:.mailmap log --topo-order --reverse',
  '--no-show-signature --no-color --decorate=full --decorate-refs=none',
  ...CHANGE_OPTIONS,
  ...RECORD_OPTIONS.map((option) => (option.includes('|') ? `"${option}"` : option)),
  '--output=laurel-history.txt',
].join(' ')
