#!/bin/sh
# Makes each subgraph's own database and the gateway's, each with an owner who can reach no other one. PostgreSQL's image runs
# it once, on an empty volume. A new subgraph is one word here, and its password in docker-compose.yml.
set -eu

for name in promises council business police gateway; do
  setting="$(echo "$name" | tr '[:lower:]' '[:upper:]')_DATABASE_PASSWORD"
  # Through the environment and never as an argument: arguments can be read in the list of processes.
  OWNER_PASSWORD="$(printenv "$setting")" psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --set=name="$name" \
    --username="${POSTGRES_USER:-postgres}" --dbname=postgres <<'SQL'
\getenv password OWNER_PASSWORD
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
done
