// Schema on PostgreSQL, as numbered steps with the rules of `migrations.ts`. `test/fixtures/schema-postgres.sql` holds the result.

/** In the order of its bytes, whatever language the server sorts in: the same answers as on SQLite. */
const text = 'text collate "C"';

export const postgresMigrations: readonly string[] = [
  `
create table events (
  instance ${text} not null, seq bigint not null, at bigint not null, cipher bytea not null, hash bytea not null,
  primary key (instance, seq)
);
create table idempotency_keys (idempotency_key ${text} not null primary key, at bigint not null);
create index idempotency_keys_at on idempotency_keys (at);
create table instances (
  instance ${text} not null primary key, workflow ${text} not null, version bigint not null, revision bigint not null,
  key_id ${text} not null unique, head bytea not null, summary bytea not null, people_revision bigint not null, code_revision ${text} not null,
  ref ${text}, words ${text}, open bigint not null, region ${text}, agency ${text}, holder ${text},
  due_at bigint, opened_at bigint, closed_at bigint, belongs_to ${text}, erase_by bigint, erased_at bigint
);
create unique index instances_ref on instances (ref) where ref is not null;
create index instances_words on instances (words) where words is not null;
create index instances_holder on instances (workflow, holder, due_at nulls first) where open = 1;
create index instances_region on instances (workflow, region, agency);
create index instances_code on instances (code_revision);
create index instances_erase on instances (erase_by) where erase_by is not null and erased_at is null;
create index instances_belongs on instances (belongs_to, workflow, open, closed_at) where belongs_to is not null;
create index instances_agency on instances (workflow, agency) where open = 1 and agency is not null;
create table readers (audience ${text} not null, instance ${text} not null, primary key (audience, instance));
create index readers_instance on readers (instance);
-- Whatever was written that rings today, for the one that rings; and which that is.
create table due_today (instance ${text} not null);
create table creation_locks (lock ${text} not null primary key, count bigint not null);
create table processes (process ${text} not null primary key, code ${text} not null, started bigint not null, until bigint not null);
create table leases (name ${text} not null primary key, process ${text} not null, until bigint not null);
create table applied (instance ${text} not null primary key, due_day bigint, cipher bytea not null);
create index applied_due_day on applied (due_day, instance) where due_day is not null;
create table destinations (
  destination ${text} not null primary key, home ${text} not null, platform ${text} not null, busy bigint not null, next_at bigint,
  unreachable_since bigint, probe_at bigint, reason ${text}, of_home bigint not null default 0, routine bigint not null default 0,
  changes bigint not null default 0
);
create index destinations_next on destinations (platform, routine, next_at) where busy = 0 and next_at is not null;
create index destinations_unreachable on destinations (home) where unreachable_since is not null;
create table outbox (
  instance ${text} not null, name ${text} not null, destination ${text} not null, outbox ${text} not null, cipher bytea not null, gone bigint not null,
  newer bigint not null, state ${text} not null check (state in ('due', 'sending', 'unconfirmed', 'stands', 'parked')),
  next_at bigint not null, lease bigint, fence bigint not null, attempts bigint not null, landed bytea,
  unconfirmed_since bigint, unconfirmed_until bigint, unconfirmed_from ${text}, error ${text}, routine bigint not null default 0, not_before bigint,
  primary key (instance, name)
);
create index outbox_due on outbox (destination, next_at) where state in ('due', 'unconfirmed');
create index outbox_standing on outbox (destination) where gone = 0;
create index outbox_sending on outbox (lease) where state = 'sending';
create index outbox_parked on outbox (instance) where state = 'parked';
create table access_log (
  seq bigint not null primary key, at bigint not null, about ${text} not null, month ${text} not null, cipher bytea not null, digest bytea not null, hash bytea not null
);
create index access_log_at on access_log (at);
create index access_log_about on access_log (about) where about <> '';
create table places (
  platform ${text} not null, address ${text} not null, service_url ${text} not null, conversation ${text}, team ${text}, seen bigint not null,
  primary key (platform, address)
);
create index places_team on places (platform, team) where team is not null;
create table kv (key ${text} not null primary key, value ${text} not null, expires bigint);
create table records (
  kind ${text} not null, id ${text} not null, owner ${text} not null, body ${text} not null, expires_at bigint not null,
  primary key (kind, id)
);
create index records_owner on records (kind, owner);
create index records_expires on records (expires_at);
create table meta (name ${text} not null primary key, value ${text} not null);
create table audit_anchors (day ${text} not null primary key, at bigint not null, lines ${text} not null, anchor ${text} not null);
create table anchored_versions (instance ${text} not null primary key, version bigint not null);
`,
];

/** The keys, apart: a database or a schema of its own, which nobody who reads the data may read. What stands in them at the beginning is what `keyMigrations` says; `destroyed` counts, so that a process hears of what another destroyed; what was erased is told here, too, for the day on which the data are put back. */
export const postgresKeyMigrations: readonly string[] = [
  `
create table keys (id ${text} not null primary key, wrapped bytea not null);
create table meta (name ${text} not null primary key, value ${text} not null);
insert into meta (name, value) values ('master', ''), ('destroyed', '0');
create table erasures (key_id ${text} not null primary key, certificate ${text} not null);
create table buried (kind ${text} not null, id ${text} not null, primary key (kind, id));
`,
];
