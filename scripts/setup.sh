# Shared by ./newsdigest and ./build: what must be on the machine, and how it gets there.
# shellcheck shell=bash

say() { printf '%s\n' "$*" >&2; }
fail() { say "newsdigest: $*"; exit 2; }

require_dotnet() {
  command -v dotnet >/dev/null 2>&1 || fail "The .NET 10 SDK is missing: there is no 'dotnet' on PATH. Install it, then run this again."
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
}

# install_debian LIST: installs those packages of LIST (one a line, # begins a comment) that are missing.
install_debian() {
  local missing=() package
  while read -r package; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done < <(sed 's/#.*//; s/[[:space:]]//g; /^$/d' "$1")
  [ ${#missing[@]} -eq 0 ] && return 0

  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || fail "These Debian packages are missing, and neither root nor sudo is at hand: ${missing[*]}"
    as_root=(sudo)
  fi

  say "Installing Debian packages: ${missing[*]}"
  local log
  log=$(mktemp)
  if ! { "${as_root[@]}" apt-get update && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    fail "apt-get could not install them; its last lines stand above."
  fi
  rm -f "$log"
}

# chosen_engine ARG…: --engine on the command line, else the variable, else appsettings.json: the order the program itself uses.
chosen_engine() {
  local previous="" argument
  for argument in "$@"; do
    case "$argument" in
      --engine=*) printf '%s' "${argument#--engine=}"; return ;;
    esac
    [ "$previous" = --engine ] && { printf '%s' "$argument"; return; }
    previous=$argument
  done
  if [ -n "${Engine:-}" ]; then printf '%s' "$Engine"; return; fi
  sed -n 's/^[[:space:]]*"Engine":[[:space:]]*"\([a-z]*\)".*/\1/p' "$root/appsettings.json" | head -n 1
}
