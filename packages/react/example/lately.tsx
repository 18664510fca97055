import type { Feed } from '@laurel/react'
import type { ReactElement } from 'react'

/** What everybody earned, page by page. */
export function Lately({ feed: { data, loading, more } }: { readonly feed: Feed }): ReactElement {
  return (
    <section aria-label="Lately" aria-busy={loading}>
      <h2>Lately</h2>
      <ul>
        {data?.items.map(({ person, badge, badgeName }) => (
          <li key={`${person.id} ${badge}`}>
            {person.name} earned {badgeName}
          </li>
        ))}
      </ul>
      {more !== null && (
        <button type="button" disabled={loading} onClick={more}>
          More
        </button>
      )}
    </section>
  )
}
