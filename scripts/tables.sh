#!/usr/bin/env bash
# scripts/tables.sh   makes the tables in data/ again that tools make, from CLDR at the version below (npm, without running anything of
#                     it) and from SCOWL where Debian's package scowl is there. `git diff data` then says what changed.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cldr=48.0.0
# The languages that the product reads; the tables hold no others.
locales="af am ar az be bg bn ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko lt lv mk ml mr ms nb ne nl pl ps pt pt-PT ro ru sk sl sr sv sw ta te th tr uk ur uz vi zh zh-Hant"
places="af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu ha he hi hr hu hy id ig is it ja ka kk km kn ko lo lt lv mk ml mn mr ms mt my nb ne nl pl ps pt ro ru sk sl so sq sr sv sw ta te th tr uk ur uz vi yo zh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for package in cldr-rbnf cldr-numbers-full cldr-dates-full cldr-localenames-full; do
  (cd "$work" && npm pack "$package@$cldr" --silent >/dev/null && mkdir "$package" && tar xzf "$package-$cldr.tgz" -C "$package" --strip-components=1)
done
for locale in $locales; do
  mkdir -p "$work/locales/$locale"
  for file in cldr-rbnf/rbnf/$locale.json cldr-numbers-full/main/$locale/numbers.json cldr-dates-full/main/$locale/ca-gregorian.json; do
    [ ! -f "$work/$file" ] || cp "$work/$file" "$work/locales/$locale/"
  done
  [ ! -f "$work/locales/$locale/$locale.json" ] || mv "$work/locales/$locale/$locale.json" "$work/locales/$locale/rbnf.json"
done
python3 "$root/tools/number_words.py" "$work/locales" > "$root/data/number-words.tsv"
python3 "$root/tools/calendar_words.py" "$work/locales" > "$root/data/calendar-words.tsv"
for locale in $places; do
  mkdir -p "$work/names" "$work/dates"
  mv "$work/cldr-localenames-full/main/$locale" "$work/names/"
  mv "$work/cldr-dates-full/main/$locale" "$work/dates/"
done
python3 "$root/tools/place_names.py" "$work/names" "$work/dates" > "$root/data/place-names.tsv"
if [ -d /usr/share/dict/scowl ]; then
  python3 "$root/tools/common_words.py" /usr/share/dict/scowl > "$root/data/common-words.txt"
else
  echo "common-words.txt stays as it is: Debian's package scowl is not installed." >&2
fi
