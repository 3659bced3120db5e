# The Debian packages that the tests use: a browser, PostgreSQL, a mail server and TurboJPEG. Sourced by ./test.

PATH="$PATH:/usr/sbin:/sbin"
export PATH

# The system's TurboJPEG, if it is there. Without it pictures are decoded more slowly.
turbojpeg() { ldconfig -p 2>/dev/null | grep -m1 -o 'libturbojpeg\.so\.0' || true; }

missing_packages() {
  command -v chromium >/dev/null || echo chromium
  [ -n "$(postgres_bin)" ] || echo postgresql
  [ -n "$(turbojpeg)" ] || echo libturbojpeg0
  # Debian allows one mail server. Where another one already is, it stays, and the tests of the mail path show as skipped.
  command -v smtpd >/dev/null || command -v postfix >/dev/null || echo opensmtpd
}

# With root on a system with apt: installs what is missing. Otherwise says what to do, and what will be skipped.
ready_debian_packages() {
  local missing
  missing="$(missing_packages | paste -sd' ' -)"
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    say "Installing what the tests use and is missing: $missing."
    # --no-remove: rather fail than take away a mail server that somebody else put here.
    if three_times apt-get update -q >&2 </dev/null \
      && DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 three_times apt-get install -y -q --no-install-recommends --no-remove $missing >&2 </dev/null; then
      hash -r
      missing="$(missing_packages | paste -sd' ' -)"
      [ -n "$missing" ] || return 0
    fi
    say "These packages could not be installed: $missing."
  else
    say "The tests use packages that are not installed here: $missing."
    say "Install them with:  sudo apt-get update && sudo apt-get install --no-install-recommends $missing"
  fi
  [ "${CI:-}" != true ] || fail "With CI=true a skipped test is a failure, so the tests stop here."
  say "Tests that need them will show as skipped, with the reason."
}
