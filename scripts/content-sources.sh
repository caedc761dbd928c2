#!/usr/bin/env bash
# content-sources.sh DIR: fetches what the tables in data/content are made from, at the commits they were made from. Then:
#   dotnet run --project tests/NewsDigest.Evaluation -c Release -- content-tables --sources DIR --out data/content
# Tatoeba is left out: under which licence its sentences may be passed on is in doubt.
set -euo pipefail
[ $# = 1 ] || { printf 'Usage: scripts/content-sources.sh DIR\n' >&2; exit 2; }
mkdir -p "$1"
cd "$1"

# fetch OWNER/NAME COMMIT FOLDER PATTERN…: only the files that match.
fetch() {
  local repository=$1 commit=$2 folder=$3
  shift 3
  [ -d "$folder/.git" ] || git clone --quiet --filter=blob:none --no-checkout "https://github.com/$repository" "$folder"
  git -C "$folder" sparse-checkout set --no-cone "$@"
  GIT_LFS_SKIP_SMUDGE=1 git -C "$folder" checkout --quiet "$commit"
}

fetch open-dsl-dict/wiktionary-dict 74c2c11f3398606ef334dd6d0d3ecb9555a44faf wiktionary '/src/*.txt' '/dsl/oneway/*.dsl.dz'
fetch omwn/omw-data f75be19ec590da12a7a5665e361690b5badb7a25 omw '/wns/wikt/*.tab'
fetch Helsinki-NLP/OPUS-MT-testsets ac0f19c0be3cb4e0d9450fcb2d7a9847c4bdd180 opus-mt '/testsets/en-*/tico19-test.*'
fetch mozilla/firefox-translations-models e7957fc407441a5e3e35bbcbf9d60d9b35764618 firefox '/evaluation/*/flores-dev.??'

mkdir -p flores
for set in firefox/evaluation/*-en; do
  language=$(basename "$set" -en)
  [ -f "$set/flores-dev.$language" ] || continue
  cp "$set/flores-dev.$language" "flores/$language.txt"
  [ -f flores/eng.txt ] || cp "$set/flores-dev.en" flores/eng.txt
done
