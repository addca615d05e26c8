// Schema of the data on SQLite, as numbered steps. Until 0.2.0 the only step is edited in place; from then on a step that was released never changes. `test/fixtures/schema.sql` holds the result.

export const migrations: readonly string[] = [
  `
create table events (
  instance text not null, seq integer not null, at integer not null, cipher blob not null, hash blob not null,
  primary key (instance, seq)
) without rowid;
create table causes (cause text not null primary key, at integer not null) without rowid;
create index causes_at on causes (at);
create table instances (
  instance text not null primary key, workflow text not null, version integer not null, revision integer not null,
  key_id text not null unique, head blob not null, summary blob not null, people_revision integer not null, code_revision text not null,
  ref text, words text, open integer not null, region text, agency text, holder text,
  due_at integer, opened_at integer, closed_at integer, belongs_to text, raise_at integer, erase_by integer, erased_at integer
) without rowid;
create unique index instances_ref on instances (ref) where ref is not null;
create index instances_words on instances (words) where words is not null;
create index instances_holder on instances (workflow, holder, due_at) where open = 1;
create index instances_region on instances (workflow, region, agency);
create index instances_code on instances (code_revision);
create index instances_erase on instances (erase_by) where erase_by is not null and erased_at is null;
create index instances_belongs on instances (belongs_to, workflow, open, closed_at) where belongs_to is not null;
create index instances_agency on instances (workflow, agency) where open = 1 and agency is not null;
create table readers (audience text not null, instance text not null, primary key (audience, instance)) without rowid;
create index readers_instance on readers (instance);
-- With rowids: a memory fits into its page, where a table without them would put it on another.
create table wakes (instance text not null primary key, at integer, cipher blob not null);
create index wakes_at on wakes (at, instance) where at is not null;
create table lanes (
  lane text not null primary key, home text not null, platform text not null, busy integer not null, next_at integer,
  held_since integer, probe_at integer, reason text, of_home integer not null default 0, routine integer not null default 0
) without rowid;
create index lanes_next on lanes (platform, routine, next_at) where busy = 0 and next_at is not null;
create index lanes_held on lanes (home) where held_since is not null;
create table outbox (
  instance text not null, name text not null, lane text not null, outbox text not null, cipher blob not null, gone integer not null,
  wanted integer not null, sent integer not null, state text not null check (state in ('due', 'sending', 'doubt', 'stands', 'held')),
  next_at integer not null, lease integer, fence integer not null, attempts integer not null, landed blob,
  doubt_since integer, doubt_until integer, doubt_from text, error text, routine integer not null default 0, not_before integer,
  primary key (instance, name)
) without rowid;
create index outbox_due on outbox (lane, next_at) where state in ('due', 'doubt');
create index outbox_sending on outbox (lease) where state = 'sending';
create index outbox_held on outbox (instance) where state = 'held';
create table showings (
  seq integer not null primary key, at integer not null, about text not null, month text not null, cipher blob not null, digest blob not null, hash blob not null
);
create index showings_at on showings (at);
create index showings_about on showings (about) where about <> '';
create table places (
  platform text not null, address text not null, service_url text not null, conversation text, team text, seen integer not null,
  primary key (platform, address)
) without rowid;
create index places_team on places (platform, team) where team is not null;
create table kv (key text not null primary key, value text not null, expires integer) without rowid;
create table meta (name text not null primary key, value text not null) without rowid;
-- Rises with every transaction: what lies beside the file says how far it had come.
create table pulse (one integer not null primary key check (one = 1), beat integer not null);
insert into pulse values (1, 0);
-- The audit anchors: lines are the heads that have changed since the day before, sealed the version of each journal at the last anchor.
create table seals (day text not null primary key, at integer not null, lines text not null, seal text not null);
create table sealed (instance text not null primary key, version integer not null) without rowid;
`,
];
