import type pg from 'pg'

/** From now on no badge can be awarded: the database refuses it. */
export async function refuseAwards(pool: pg.Pool): Promise<void> {
  await pool.query(`create or replace function refuse_award() returns trigger language plpgsql as
    $$ begin raise exception 'no awards today'; end $$`)
  await pool.query('create trigger refuse_award before insert on laurel.award execute function refuse_award()')
}

export async function mendAwards(pool: pg.Pool): Promise<void> {
  await pool.query('drop trigger if exists refuse_award on laurel.award')
}
