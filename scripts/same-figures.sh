#!/usr/bin/env bash
# scripts/same-figures.sh record TREE DATA OUT [PART...]   runs the fact check's evaluation as TREE has it built, over the sets in DATA, and
#                                                          keeps all that it prints (findings too) under OUT.
# scripts/same-figures.sh compare OUT1 OUT2                says which parts print something else, and fails if one does.
# A change of the house's shape changes no figure: record before it, record after it, compare.
set -euo pipefail
parts=(demetr demetr-checks wmt number-reading number-mutations swaps names paragraphs sentences summaries extractive checks)

record() {
  local tree=$1 data=$2 out=$3 part
  shift 3
  [ $# -eq 0 ] || parts=("$@")
  mkdir -p "$out"
  for part in "${parts[@]}"; do
    ${SLOT:-} "$tree/artifacts/bin/NewsDigest.Evaluation/release/NewsDigest.Evaluation" facts --data "$data" --part "$part" --worst > "$out/$part.txt"
    echo "$part: $(wc -l < "$out/$part.txt") lines"
  done
}

compare() {
  local file status=0
  for file in "$1"/*.txt; do
    cmp -s "$file" "$2/$(basename "$file")" && echo "same       $(basename "$file" .txt)" && continue
    echo "DIFFERENT  $(basename "$file" .txt): $(diff "$file" "$2/$(basename "$file")" | grep -c '^[<>]') lines"
    status=1
  done
  return $status
}

"$@"
