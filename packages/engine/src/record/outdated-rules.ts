/**
 * Thrown where something would be written with rules that are no longer in force. Nothing was written; whoever keeps
 * the rules reads them again and starts anew, so nobody outside ever sees it.
 */
export class OutdatedRules extends Error {
  constructor() {
    super('Other rules are in force by now.')
    this.name = 'OutdatedRules'
  }
}
