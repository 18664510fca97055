import { z } from 'zod'

const recognition = z.enum(['all', 'quiet', 'private', 'off'], 'recognition is one of all, quiet, private, off.').meta({
  description:
    'Who sees what the person earned. `all`: everybody. `quiet`: everybody, and the person gets no notices. `private`: ' +
    'only the person. `off`: nobody, not even the person.',
})

const PINS = 'Badges that come first, in this order, at most 20. Those that are not held now keep their place.'
const HIDDEN = 'Badges that nobody else sees.'

/** What a person chose about being seen. */
export const preferencesSchema = z
  .object({
    recognition,
    pins: z.array(z.string()).meta({ description: PINS }),
    hidden: z.array(z.string()).meta({ description: HIDDEN }),
  })
  .meta({ id: 'Preferences' })

/** What is left out stays as it is. Whether there are such badges is the catalog's to say. */
export const preferencesChange = z
  .strictObject(
    {
      recognition: recognition.optional(),
      pins: badgeIds('pins').optional().meta({ description: PINS }),
      hidden: badgeIds('hidden').optional().meta({ description: HIDDEN }),
    },
    'The body must be a JSON object.',
  )
  .meta({ id: 'PreferencesChange', description: 'What is left out stays as it is.' })

function badgeIds(field: string) {
  const message = `${field} must be a list of badge ids.`
  return z.array(z.string(message), message)
}
