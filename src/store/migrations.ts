// Schema of the data on SQLite, as numbered steps. Until 0.2.0 the only step is edited in place; from then on a step that was released never changes. `test/fixtures/schema.sql` holds the result.

export const migrations: readonly string[] = [
  `
create table events (
  instance text not null, seq integer not null, at integer not null, cipher blob not null, hash blob not null,
  primary key (instance, seq)
) without rowid;
create table idempotency_keys (idempotency_key text not null primary key, at integer not null) without rowid;
create index idempotency_keys_at on idempotency_keys (at);
create table instances (
  instance text not null primary key, workflow text not null, version integer not null, revision integer not null,
  key_id text not null unique, head blob not null, summary blob not null, people_revision integer not null, code_revision text not null,
  ref text, words text, open integer not null, region text, agency text, holder text,
  due_at integer, opened_at integer, closed_at integer, belongs_to text, erase_by integer, erased_at integer
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
create table applied (instance text not null primary key, due_day integer, cipher blob not null);
create index applied_due_day on applied (due_day, instance) where due_day is not null;
create table destinations (
  destination text not null primary key, home text not null, platform text not null, busy integer not null, next_at integer,
  unreachable_since integer, probe_at integer, reason text, of_home integer not null default 0, routine integer not null default 0,
  changes integer not null default 0
) without rowid;
create index destinations_next on destinations (platform, routine, next_at) where busy = 0 and next_at is not null;
create index destinations_unreachable on destinations (home) where unreachable_since is not null;
create table outbox (
  instance text not null, name text not null, destination text not null, outbox text not null, cipher blob not null, gone integer not null,
  newer integer not null, state text not null check (state in ('due', 'sending', 'unconfirmed', 'stands', 'parked')),
  next_at integer not null, lease integer, fence integer not null, attempts integer not null, landed blob,
  unconfirmed_since integer, unconfirmed_until integer, unconfirmed_from text, error text, routine integer not null default 0, not_before integer,
  primary key (instance, name)
) without rowid;
create index outbox_due on outbox (destination, next_at) where state in ('due', 'unconfirmed');
create index outbox_standing on outbox (destination) where gone = 0;
create index outbox_sending on outbox (lease) where state = 'sending';
create index outbox_parked on outbox (instance) where state = 'parked';
create table access_log (
  seq integer not null primary key, at integer not null, about text not null, month text not null, cipher blob not null, digest blob not null, hash blob not null
);
create index access_log_at on access_log (at);
create index access_log_about on access_log (about) where about <> '';
create table places (
  platform text not null, address text not null, service_url text not null, conversation text, team text, seen integer not null,
  primary key (platform, address)
) without rowid;
create index places_team on places (platform, team) where team is not null;
create table kv (key text not null primary key, value text not null, expires integer) without rowid;
create table records (
  kind text not null, id text not null, owner text not null, body text not null, expires_at integer not null,
  primary key (kind, id)
) without rowid;
create index records_owner on records (kind, owner);
create index records_expires on records (expires_at);
create table meta (name text not null primary key, value text not null) without rowid;
-- Rises with every transaction: what lies beside the file says how far it had come.
create table freshness (one integer not null primary key check (one = 1), count integer not null);
insert into freshness values (1, 0);
-- Lines of an anchor are the heads that have changed since the day before; anchored_versions has the version of each journal at the last anchor.
create table audit_anchors (day text not null primary key, at integer not null, lines text not null, anchor text not null);
create table anchored_versions (instance text not null primary key, version integer not null) without rowid;
`,
];
