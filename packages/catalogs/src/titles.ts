import type { Texts } from '@laurel/core'

/** A badge's title that is a name, the same in every language: people look for "Project Pros" wherever they come from. */
export function title(name: string): Texts {
  return { en: name, de: name }
}
