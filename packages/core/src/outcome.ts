/** What became of one fact in one metric: counted, or why not. */
export type Outcome =
  | 'counted'
  /** It says nothing new: the thing is there already, or gone, or the day has counted. */
  | 'repeated'
  /** The filter of the metric says no. */
  | 'filtered'
  /** Done to one's own thing. */
  | 'self'
  /** Between two people of whom one blocked the other. */
  | 'blocked'
  /** Less than the least value that counts. */
  | 'minimum'
  /** More than the cap of its time allows. */
  | 'capped'
  | 'no_target'
  | 'no_field'
  | 'out_of_season'
