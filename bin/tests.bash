# What bin/test and bin/soak share; they read it in. `words` are the words that the names of tests must have, `ended` the
# lines of the summary.

ended=() failed=no

logs=$(mktemp -d)
postgres_folder=""
clean_up() {
  [[ -n "$postgres_folder" ]] && bin/postgres-for-tests stop "$postgres_folder" || true
  rm -rf "$logs"
}
trap clean_up EXIT

say() { printf '\n== %s\n' "$*"; }

start_postgres() {
  say "Starting a throwaway PostgreSQL"
  postgres_folder="/tmp/guildhall-$(basename "$0")-$$"
  GUILDHALL_TEST_POSTGRES=$(bin/postgres-for-tests start "$postgres_folder")
  export GUILDHALL_TEST_POSTGRES
}

# The test binary itself, because "swift test" would plan the build again: its path in a build folder.
test_binary() {
  local binary
  binary=$(ls -d "$1"/debug/*PackageTests.xctest)
  [[ -d "$binary" ]] && binary="$binary/Contents/MacOS/$(basename "$binary" .xctest)"
  printf '%s' "$binary"
}

# Words in order with anything between, whatever their case.
swift_pattern() {
  local pattern
  pattern=$(printf '%s.*' "${words[@]}")
  printf '(?i)%s' "${pattern%.\*}"
}

# What Swift's runner and pytest say of how a run ended, from their logs.
swift_outcome() { sed -n 's/^. \(Test run with.*\)/\1/p' "$1" | tail -1; }
pytest_outcome() { grep -E '^=+ .* in [0-9.]+s' "$1" | tail -1 | tr -d '=' | sed 's/^ *//; s/ *$//' || true; }

# The tests of e2e/ with what follows; pytest's expression knows the words and, or, not, which are left out.
pytest_e2e() {
  local word pattern=""
  for word in ${words[@]+"${words[@]}"}; do
    case "$word" in and | or | not) continue ;; esac
    pattern+="${pattern:+ and }$word"
  done
  PATH="$PWD/.venv/browser/bin:$PATH" .venv/browser/bin/python -m pytest e2e -k "$pattern" "$@" 2>&1
}

how_it_ended() {
  say "How it ended"
  printf '%s\n' "${ended[@]}"
  if [[ $failed == yes ]]; then echo "FAILED"; exit 1; fi
}
