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
  registry.registerMetric(failuresOf(laurel))
  registry.registerMetric(pendingIn(laurel))
  return {
    requests,
    countResults: (results) => {
      for (const { status, awards: granted } of results) {
        events.inc({ status })
        if (status === 'recorded') awards.inc(granted.length)
      }
    },
    write: () => registry.metrics(),
  }
}

/** Asked of the database when Prometheus asks, as any process may have added to it. */
function failuresOf(laurel: Laurel): Gauge<'state'> {
  return new Gauge({
    name: 'laurel_rule_failures',
    help: 'Rules that failed for an event: waiting to be tried again, or parked for somebody to look at.',
    labelNames: ['state'],
    registers: [],
    async collect() {
      const { failures } = await laurel.health()
      this.set({ state: 'waiting' }, failures.waiting)
      this.set({ state: 'parked' }, failures.parked)
    },
  })
}

/** What was told in the database and waits for a worker: rising for long, it says that none runs. */
function pendingIn(laurel: Laurel): Gauge<'state'> {
  return new Gauge({
    name: 'laurel_pending_events',
    help: 'Events told in the database: waiting to be recorded, those of them that failed before, and what is no event.',
    labelNames: ['state'],
    registers: [],
    async collect() {
      const { pending } = await laurel.health()
      this.set({ state: 'waiting' }, pending.waiting)
      this.set({ state: 'failing' }, pending.failing)
      this.set(
        { state: 'refused' },
        pending.refused.reduce((sum, { count }) => sum + count, 0),
      )
    },
  })
}
