#!/bin/sh
# Once, in an empty PostgreSQL: a database and a user of its own for the trajecten and for Prefect.
set -eu
for naam in inburgering prefect; do
  wachtwoord=$(cat "/run/secrets/wachtwoord_$naam")
  psql -v ON_ERROR_STOP=1 -v naam="$naam" -v wachtwoord="$wachtwoord" --username postgres <<'SQL'
CREATE ROLE :"naam" LOGIN PASSWORD :'wachtwoord';
CREATE DATABASE :"naam" OWNER :"naam";
SQL
done
