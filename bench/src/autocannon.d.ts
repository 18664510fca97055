/** What we use of it. */
declare module 'autocannon' {
  function autocannon(options: autocannon.Options): Promise<autocannon.Result>
  namespace autocannon {
    interface Options {
      readonly url: string
      readonly connections: number
      /** In seconds. */
      readonly duration: number
      readonly requests: readonly { readonly path: string }[]
    }
    interface Result {
      readonly requests: { readonly average: number; readonly total: number }
      readonly errors: number
      readonly non2xx: number
    }
  }
  export = autocannon
}
