/** What better-auth keeps, in the names and forms that it asks for; and how people want to see Dev-Space. */
export const accountTables = [
  `create table if not exists dev_space.login (
     id text primary key,
     name text not null,
     email text not null unique,
     "emailVerified" boolean not null,
     image text,
     "isAnonymous" boolean,
     "createdAt" timestamptz not null,
     "updatedAt" timestamptz not null
   )`,
  `create table if not exists dev_space.login_session (
     id text primary key,
     token text not null unique,
     "userId" text not null references dev_space.login (id) on delete cascade,
     "expiresAt" timestamptz not null,
     "ipAddress" text,
     "userAgent" text,
     "createdAt" timestamptz not null,
     "updatedAt" timestamptz not null
   )`,
  `create index if not exists login_session_user on dev_space.login_session ("userId")`,
  `create table if not exists dev_space.login_account (
     id text primary key,
     "accountId" text not null,
     "providerId" text not null,
     issuer text not null,
     "userId" text not null references dev_space.login (id) on delete cascade,
     "accessToken" text,
     "refreshToken" text,
     "idToken" text,
     "accessTokenExpiresAt" timestamptz,
     "refreshTokenExpiresAt" timestamptz,
     scope text,
     password text,
     "createdAt" timestamptz not null,
     "updatedAt" timestamptz not null,
     unique (issuer, "accountId")
   )`,
  `create index if not exists login_account_user on dev_space.login_account ("userId")`,
  `create table if not exists dev_space.login_verification (
     id text primary key,
     identifier text not null,
     value text not null,
     "expiresAt" timestamptz not null,
     "createdAt" timestamptz not null,
     "updatedAt" timestamptz not null
   )`,
  `create index if not exists login_verification_identifier on dev_space.login_verification (identifier)`,
  // The id is also that of the login, and the person's id in Laurel.
  `create table if not exists dev_space.person (
     id text primary key,
     handle text not null unique,
     name text not null,
     title text not null default '',
     about text not null default '',
     locale text not null,
     zone text,
     theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
     guest boolean not null default false,
     joined_at timestamptz not null
   )`,
  // Those who came before there were logins.
  `alter table dev_space.person add column if not exists title text not null default ''`,
  `alter table dev_space.person add column if not exists about text not null default ''`,
  `alter table dev_space.person add column if not exists zone text`,
  `alter table dev_space.person add column if not exists theme text not null default 'system'`,
  `alter table dev_space.person add column if not exists guest boolean not null default false`,
] as const
