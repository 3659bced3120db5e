# What ./run, ./openhotline and ./test share: is everything there, is it built, build what is stale.
# Sourced, never run. Keeps the caller's working folder, so that `--data ./data` means what the caller means.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
stamps="$root/artifacts/stamps"
program="$root/src/OpenHotline.Cli/bin/Release/net10.0/OpenHotline.Cli.dll"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# Build servers that outlive the script would keep its output open; a pipe behind ./test would never end.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# Package sources answer "not found" now and then for something that is there a moment later.
three_times() {
  local try
  for try in 1 2 3; do
    if "$@"; then return 0; fi
    if [ "$try" -lt 3 ]; then say "That did not work. Trying again in $((try * 5)) seconds."; sleep $((try * 5)); fi
  done
  return 1
}

need_dotnet() {
  command -v dotnet >/dev/null || fail "OpenHotline needs the .NET 10 SDK, and the command 'dotnet' is not there. Install the package dotnet-sdk-10.0, or take it from Microsoft's download page for .NET."
  (cd "$root" && dotnet --version >/dev/null 2>&1) || fail "OpenHotline needs the .NET 10 SDK. Installed here: $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' ' -)."
}

need_node() {
  command -v node >/dev/null && command -v npm >/dev/null || fail "OpenHotline needs Node 20 or newer with npm to build its styles and scripts, and they are not there. Install the packages nodejs and npm."
  local major
  major="$(node --version | sed 's/^v\([0-9]*\).*/\1/')"
  [ "$major" -ge 20 ] || fail "OpenHotline needs Node 20 or newer. Installed here: $(node --version)."
}

# One build at a time in one checkout; a second caller waits for the first and finds its work done.
one_at_a_time() {
  mkdir -p "$stamps"
  exec 9>"$stamps/lock"
  if command -v flock >/dev/null; then flock 9; fi
}

# stale STAMP PATH...: true where a file below the paths is newer than the stamp, was added or was taken away.
# The stamp holds the names. The times of folders would not do: the first build makes its own folders beside the sources.
stale() {
  local stamp="$1"; shift
  [ -f "$stamp" ] || return 0
  [ -n "$(find "$@" \( -name bin -o -name obj -o -name node_modules \) -prune -o -type f -newer "$stamp" -print -quit 2>/dev/null)" ] || [ "$(names "$@")" != "$(cat "$stamp")" ]
}

# names PATH...: the files that are built from. Folders of build output do not count.
names() { find "$@" \( -name bin -o -name obj -o -name node_modules \) -prune -o -type f -print 2>/dev/null | LC_ALL=C sort; }

packages_stale() {
  [ "$(cat "$root/node_modules/.openhotline-lock" 2>/dev/null)" != "$(lock_hash)" ]
}

lock_hash() { cat "$root/package.json" "$root/package-lock.json" | sha256sum | cut -d' ' -f1; }

assets="$root/src/OpenHotline.Web/Assets"
assets_stale() {
  [ -d "$assets" ] || return 1
  [ -d "$assets/dist" ] || return 0
  local stamp="$stamps/assets" newer
  [ -f "$stamp" ] || return 0
  newer="$(find "$assets" "$root/package.json" "$root/package-lock.json" -path "$assets" -o -path "$assets/dist" -prune -o -newer "$stamp" -print -quit)"
  [ -n "$newer" ]
}

sources=("$root/src" "$root/Directory.Build.props" "$root/Directory.Packages.props" "$root/global.json")
program_stale() {
  [ -f "$program" ] || return 0
  stale "$stamps/program" "${sources[@]}"
}

ready_packages() {
  packages_stale || return 0
  need_node
  say "Fetching the packages for styles and scripts."
  (cd "$root" && three_times npm ci --no-audit --no-fund --loglevel=error </dev/null >&2) || fail "npm could not fetch the packages. Its own words are above."
  lock_hash >"$root/node_modules/.openhotline-lock"
}

ready_assets() {
  ready_packages
  assets_stale || return 0
  need_node
  say "Building styles and scripts."
  touch "$stamps/assets.next"
  (cd "$root" && npm run build --silent </dev/null >&2) || fail "The styles and scripts could not be built. The reason is above."
  mv "$stamps/assets.next" "$stamps/assets"
}

# ready_program: packages, assets and the program itself, each only where stale.
ready_program() {
  if ! packages_stale && ! assets_stale && ! program_stale; then return 0; fi
  one_at_a_time
  ready_assets
  if program_stale; then
    need_dotnet
    say "Building OpenHotline. The first time takes some minutes."
    names "${sources[@]}" >"$stamps/program.next"
    (cd "$root" && three_times dotnet restore src/OpenHotline.Cli -v quiet </dev/null >&2) || fail "The .NET packages could not be fetched. The reason is above."
    # The code was analysed before it was published; whoever only runs it need not wait for that again. ./test does it.
    touch "$stamps/unanalysed"
    (cd "$root" && dotnet build -c Release --no-restore -v quiet -p:RunAnalyzers=false src/OpenHotline.Cli </dev/null >&2) || fail "OpenHotline could not be built. The reason is above."
    mv "$stamps/program.next" "$stamps/program"
  fi
  exec 9>&-
}
