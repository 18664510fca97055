/** Tells the server in which zone dates are read; it counts from the next page on. Only where cookies can be set safely. */
export function tellZone(): void {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const inAYear = Date.now() + 365 * 24 * 60 * 60 * 1_000
  if ('cookieStore' in globalThis)
    void cookieStore.set({ name: 'zone', value: timeZone, path: '/', expires: inAYear, sameSite: 'lax' })
}
