#!/usr/bin/env bash
# A private PostgreSQL in a temporary folder, for tests and benchmarks: no port, only a socket in that folder.
#
#   scripts/postgres.sh [--durable] COMMAND…   starts it, runs COMMAND with OPENHOTLINE_TEST_POSTGRES set, stops it
#   source scripts/postgres.sh                 gives postgres_start [--durable] and postgres_stop
#
# Without --durable nothing waits for the disk: right for tests, wrong for a benchmark.

postgres_bin() {
  local bin
  for bin in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -n -r); do
    if [ -x "$bin/initdb" ] && [ -x "$bin/pg_ctl" ]; then printf '%s' "$bin"; return; fi
  done
  if command -v initdb >/dev/null && command -v pg_ctl >/dev/null; then dirname "$(readlink -f "$(command -v initdb)")"; fi
}

# PostgreSQL refuses to run as root: then the account that its package made owns the folder, or `nobody`.
postgres_as_owner() {
  if [ "$(id -u)" -ne 0 ]; then "$@"; return; fi
  runuser -u "$postgres_owner" -- "$@"
}

postgres_start() {
  local bin durable="-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
  if [ "${1:-}" = --durable ]; then durable="-c fsync=on -c synchronous_commit=on"; fi
  bin="$(postgres_bin)"
  if [ -z "$bin" ]; then printf '%s\n' "PostgreSQL is not installed (package postgresql)." >&2; return 1; fi
  postgres_owner=postgres
  id postgres >/dev/null 2>&1 || postgres_owner=nobody
  # Below /tmp by name: a socket's path may have 107 bytes at most.
  postgres_folder="$(mktemp -d /tmp/openhotline-pg.XXXXXX)"
  if [ "$(id -u)" -eq 0 ]; then chown "$postgres_owner" "$postgres_folder"; fi
  postgres_control="$bin/pg_ctl"
  (
    cd "$postgres_folder"
    postgres_as_owner "$bin/initdb" -D "$postgres_folder/db" -U openhotline --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$postgres_folder.log" 2>&1 &&
    postgres_as_owner "$bin/pg_ctl" -D "$postgres_folder/db" -l "$postgres_folder/server.log" -w -t 60 \
      -o "-c listen_addresses='' -k $postgres_folder -c max_connections=300 -c shared_buffers=256MB -c max_wal_size=2GB $durable" start >>"$postgres_folder.log" 2>&1 </dev/null
  ) || {
    printf '%s\n' "The private PostgreSQL did not start. Its words:" >&2
    cat "$postgres_folder.log" "$postgres_folder/server.log" >&2 2>/dev/null
    rm -rf "$postgres_folder" "$postgres_folder.log"
    return 1
  }
  export OPENHOTLINE_TEST_POSTGRES="Host=$postgres_folder;Username=openhotline;Database=postgres"
}

postgres_stop() {
  [ -n "${postgres_folder:-}" ] || return 0
  (cd / && postgres_as_owner "$postgres_control" -D "$postgres_folder/db" -m immediate -w stop >/dev/null 2>&1) || true
  rm -rf "$postgres_folder" "$postgres_folder.log"
  postgres_folder=
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  set -euo pipefail
  how=
  if [ "${1:-}" = --durable ]; then how=--durable; shift; fi
  [ $# -gt 0 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }
  trap postgres_stop EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  postgres_start $how
  "$@"
fi
