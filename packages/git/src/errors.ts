/** Every error that ends an import. The code is stable; the sentence is for people and may change. */
const SENTENCES = {
  folder_not_found: 'There is no such folder. Check the path.',
  git_not_found: 'The program git was not found. Install git, and make sure that it is on the PATH.',
  not_a_repository: 'This folder is not part of a git repository. Give the folder that a clone made.',
  repository_not_trusted:
    'Git refuses this folder because it belongs to another user. Run: git config --global --add safe.directory <folder>',
  history_damaged:
    'Git cannot walk this history to its end: commits are missing. Run git fsck to see which, or clone the repository again.',
  git_failed: 'Git ended with an error.',
  not_a_log: 'This is not a history that Laurel can read. Write it with the command that LOG_COMMAND gives.',
  salt_missing: 'A salt is needed, so that nobody can guess e-mail addresses from the ids. Give any secret text.',
} as const

export type GitErrorCode = keyof typeof SENTENCES

interface GitErrorOptions extends ErrorOptions {
  /** What was affected: a folder, or git's own words. */
  readonly detail?: string
}

/** Why a history could not be read at all. Single commits that cannot be read do not throw: they are left out. */
export class GitError extends Error {
  override readonly name = 'GitError'
  readonly code: GitErrorCode

  constructor(code: GitErrorCode, { detail, ...options }: GitErrorOptions = {}) {
    super(detail ? `${SENTENCES[code]} (${detail})` : SENTENCES[code], options)
    this.code = code
  }
}
