/** Who is signed in. A host knows that from its session. */
export const VISITOR = 'ada'
