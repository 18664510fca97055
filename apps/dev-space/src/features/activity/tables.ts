/** What happened last, whoever did it, is read in order of time. */
export const activityTables = [
  `create index if not exists project_newest on dev_space.project (created_at desc)`,
  `create index if not exists release_newest on dev_space.release (released_at desc)`,
  `create index if not exists journey_entry_newest on dev_space.journey_entry (written_at desc)`,
  `create index if not exists post_newest on dev_space.post (created_at desc)`,
  `create index if not exists discussion_newest on dev_space.discussion (created_at desc)`,
] as const
