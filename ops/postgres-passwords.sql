-- The passwords of the two roles, out of the environment and not off the line, where anybody on the machine sees them: `psql -f ops/postgres-passwords.sql`.
\getenv data STAFETT_DATABASE_PASSWORD
\getenv keys STAFETT_KEYS_PASSWORD
alter role stafett password :'data';
alter role stafett_keys password :'keys';
