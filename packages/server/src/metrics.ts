import type { Laurel, RecordResult } from '@laurel/engine'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What Prometheus is told of one handler. Two handlers in one process count for themselves. */
export interface Metrics {
  readonly requests: Histogram<'method' | 'route' | 'status'>
  /** Counts what became of events that were sent here. */
  countResults(results: readonly RecordResult[]): void
  /** The text that Prometheus reads. */
  write(): Promise<string>
}

export function createMetrics(laurel: Laurel): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const events = new Counter({
    name: 'laurel_events_total',
    help: 'Events received over HTTP, by what became of them.',
    labelNames: ['status'],
    registers,
  })
  const awards = new Counter({ name: 'laurel_awards_total', help: 'Awards these events granted.', registers })
  const requests = new Histogram({
    name: 'laurel_http_request_duration_seconds',
    help: 'How long requests took.',
    labelNames: ['method', 'route', 'status'],
    registers,
  })
  // A series that appears only with its first event would hide that event from every rate.
  for (const status of ['recorded', 'duplicate', 'rejected']) events.inc({ status }, 0)
  const failures = new Gauge({
    name: 'laurel_rule_failures',
    help: 'Rules that failed for an event: waiting to be tried again, or parked for somebody to look at.',
    labelNames: ['state'],
    registers,
  })
  // Rising for long, it says that no worker runs.
  const pending = new Gauge({
    name: 'laurel_pending_events',
    help: 'Events told in the database: waiting to be recorded, those of them that failed before, and what is no event.',
    labelNames: ['state'],
    registers,
  })
  return {
    requests,
    countResults: (results) => {
      for (const { status, awards: granted } of results) {
        events.inc({ status })
        if (status === 'recorded') awards.inc(granted.length)
      }
    },
    write: async () => {
      // Asked of the database when Prometheus asks, as any process may have added to it.
      const health = await laurel.health()
      setStates(failures, health.failures)
      const { waiting, failing, refused } = health.pending
      setStates(pending, { waiting, failing, refused: refused.reduce((sum, { count }) => sum + count, 0) })
      return registry.metrics()
    },
  }
}

function setStates(gauge: Gauge<'state'>, values: Readonly<Record<string, number>>): void {
  for (const [state, value] of Object.entries(values)) gauge.set({ state }, value)
}
