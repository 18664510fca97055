/** The clock that everything goes by; only a demo ever sets it. */
export class Clock {
  readonly #real: () => Date
  #set: Date | null = null

  constructor(real: () => Date = () => new Date()) {
    this.#real = real
  }

  now(): Date {
    return this.#set ?? this.#real()
  }

  /** From now on it is this moment; null lets it run again. */
  set(moment: Date | null): void {
    this.#set = moment
  }
}
