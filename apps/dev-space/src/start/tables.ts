export const historyTables = [
  // How far each history was taken over; position changes whenever the history does.
  `create table if not exists dev_space.history (
     folder text primary key,
     position text not null,
     finished_at timestamptz not null
   )`,
] as const
