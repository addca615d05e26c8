-- Two databases and two roles with the least rights for Stafett: `psql -f ops/postgres-roles.sql`, as somebody who may make roles and databases.
-- Whoever has the one role reads nothing of the other: the data without their keys are ciphertext, and the keys without the data open nothing.
-- Then `\password stafett` and `\password stafett_keys`, and
--   DATABASE_URL=postgres://stafett:PASSWORD@SERVER/stafett?sslmode=verify-full
--   STAFETT_KEYS_URL=postgres://stafett_keys:PASSWORD@SERVER/stafett_keys?sslmode=verify-full
create role stafett login nosuperuser nocreatedb nocreaterole noreplication nobypassrls noinherit;
create role stafett_keys login nosuperuser nocreatedb nocreaterole noreplication nobypassrls noinherit;

create database stafett template template0 encoding 'UTF8';
create database stafett_keys template template0 encoding 'UTF8';
revoke all on database stafett from public;
revoke all on database stafett_keys from public;
grant connect on database stafett to stafett;
grant connect on database stafett_keys to stafett_keys;
-- What has been answered must be there after a power cut, whatever the server's usual is.
alter role stafett set synchronous_commit = on;
alter role stafett_keys set synchronous_commit = on;

-- It makes its tables by itself, at the start and at each upgrade, and nothing in another schema.
\connect stafett
revoke all on schema public from public;
grant usage, create on schema public to stafett;

\connect stafett_keys
revoke all on schema public from public;
grant usage, create on schema public to stafett_keys;
