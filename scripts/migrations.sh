# One migration, written for SQLite and for PostgreSQL. Sourced by remake-migrations and add-migration.

migrations="$root/src/OpenHotline/Ground/Storage/Migrations"

# make_migration NAME. The dates in the file names differ by a second or two between the two databases; nothing reads them together.
make_migration() {
  local database
  need_dotnet
  cd "$root"
  three_times dotnet tool restore >/dev/null || fail "The tool dotnet-ef could not be fetched."
  dotnet build src/OpenHotline -v quiet -nologo || fail "The house does not build, so its model cannot be read."
  for database in Sqlite Postgres; do
    dotnet ef migrations add "$1" --no-build --project src/OpenHotline --startup-project src/OpenHotline \
      --context "${database}HotlineDb" --output-dir "Ground/Storage/Migrations/$database" \
      || fail "The migration for $database could not be made. The reason is above."
  done
  dotnet format whitespace src/OpenHotline --no-restore --include src/OpenHotline/Ground/Storage/Migrations/
  say "Made: $(cd "$migrations" && ls -d */*_"$1".cs | paste -sd' ' -)"
}
