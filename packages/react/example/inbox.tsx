import { useNotices } from '@laurel/react'
import type { ReactElement } from 'react'

interface InboxProps {
  readonly person: string
  /** Something was earned just now. */
  readonly onNotice: () => void
}

/** What the visitor was told, with what they have not seen yet on top. */
export function Inbox({ person, onNotice }: InboxProps): ReactElement {
  const { data = [], unread, markRead, error, loading, reload } = useNotices({ person, onNotice })
  return (
    <section aria-label="Inbox" aria-busy={loading}>
      <h2>Inbox ({unread})</h2>
      {error !== null && (
        <p role="alert">
          Your inbox could not be loaded.{' '}
          <button type="button" onClick={reload}>
            Try again
          </button>
        </p>
      )}
      <ul>
        {data.map(({ id, text, readAt }) => (
          <li key={id} data-read={readAt !== null}>
            {text.split('**').map((part, index) => (index % 2 === 1 ? <strong key={part}>{part}</strong> : part))}
          </li>
        ))}
      </ul>
      <button type="button" disabled={unread === 0} onClick={() => void markRead()}>
        Mark all as read
      </button>
    </section>
  )
}
