/** The metric of the catalog that counts days on which somebody did anything at all. */
export const MAIN_STREAK = 'activity-streak'
