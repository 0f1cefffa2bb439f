#!/bin/sh
# Build the two database addresses from the passwords in /run/secrets, then become the command that was asked.
set -eu
lees() { cat "/run/secrets/wachtwoord_$1" 2>/dev/null || true; }
if [ -n "$(lees inburgering)" ]; then
  export INBURGERING_DATABASE="postgresql://inburgering:$(lees inburgering)@db:5432/inburgering"
fi
if [ -n "$(lees prefect)" ]; then
  export PREFECT_SERVER_DATABASE_CONNECTION_URL="postgresql+asyncpg://prefect:$(lees prefect)@db:5432/prefect"
fi
exec "$@"
