interface Queries {
  query(text: string): Promise<unknown>
}

/** While `work` runs, whatever is recorded in the community of `schema` fails in the database; its answer is passed on. */
export async function whileRecordingFails<T>(db: Queries, schema: string, work: () => T | Promise<T>): Promise<T> {
  const failure = `"${schema}".fail_as_asked()`
  await db.query(`create function ${failure} returns trigger language plpgsql as $$
    begin raise exception 'Recording fails, as the test asked for.'; end $$`)
  try {
    // For each statement: storing nothing new fails too, as it would with a table that is gone.
    await db.query(`create trigger fail_as_asked before insert on "${schema}".event
      for each statement execute function ${failure}`)
    return await work()
  } finally {
    await db.query(`drop function ${failure} cascade`)
  }
}
