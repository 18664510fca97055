/** What has been opened, closed in the opposite order; only once, however often it is asked. */
export class Closing {
  #steps: (() => Promise<void>)[] = []
  #running: Promise<void> | null = null

  /** `step` comes before all that were given earlier. */
  first(step: () => Promise<void>): void {
    this.#steps.unshift(step)
  }

  run(): Promise<void> {
    this.#running ??= this.#close()
    return this.#running
  }

  /** A step that fails keeps none of the others from being done. */
  async #close(): Promise<void> {
    const failures: unknown[] = []
    for (const step of this.#steps) await step().catch((error: unknown) => failures.push(error))
    if (failures.length > 0) throw failures[0]
  }
}
