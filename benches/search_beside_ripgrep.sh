#!/usr/bin/env bash
# Full text over a large library, beside ripgrep over the same files in the same run.
#
#   cargo build --release
#   benches/search_beside_ripgrep.sh FOLDER [RARE [FREQUENT [PHRASE [REGEX]]]]
#
# FOLDER holds Markdown posts, best some twenty thousand. Each pattern is searched by both in turn, so that what else the
# machine does meets both; the fastest of each counts. Budget: twice ripgrep's time. ripgrep lists lines of source,
# kubenotes lines of text with their post and talk.
set -euo pipefail

folder=${1:?name a folder of posts}
rare=${2:-Wrzlbrmpft}
frequent=${3:-Kubernetes}
phrase=${4:-open source}
regex=${5:-contain[a-z]+ runtime}

here=$(cd "$(dirname "$0")/.." && pwd)
kubenotes=${KUBENOTES:-$here/target/release/kubenotes}
rounds=${ROUNDS:-5}
own=$(mktemp -d)
trap 'rm -rf "$own"' EXIT

ours() {
    "$kubenotes" --library "$folder" --store "$own/store" --cache "$own/cache" --no-config search "$1"
}

# Microseconds that a command takes; that nothing was found is no fault.
time_of() {
    local start=$EPOCHREALTIME
    "$@" >"$own/out" || true
    local end=$EPOCHREALTIME
    echo $((${end/./} - ${start/./}))
}

# The fastest round of both, and how much they printed.
compare() {
    local name=$1 pattern=$2
    shift 2
    local ours_best=999999999 theirs_best=999999999 time ours_lines theirs_lines
    for ((round = 0; round < rounds; round++)); do
        time=$(time_of rg --smart-case --type md "$@" "$folder")
        theirs_lines=$(wc -l <"$own/out")
        ((time < theirs_best)) && theirs_best=$time
        time=$(time_of ours "$pattern")
        ours_lines=$(wc -l <"$own/out")
        ((time < ours_best)) && ours_best=$time
    done
    awk -v name="$name" -v ours="$ours_best" -v theirs="$theirs_best" -v found="$ours_lines" -v lines="$theirs_lines" 'BEGIN {
        printf "%-10s ripgrep %8.1f ms %7d lines   kubenotes %8.1f ms %7d lines   %.2f times\n",
            name, theirs / 1000, lines, ours / 1000, found, ours / theirs
    }'
}

# The files are in memory for both.
find "$folder" -type f -exec cat {} + >/dev/null
compare rare "$rare" -F -- "$rare"
compare frequent "$frequent" -F -- "$frequent"
compare phrase "\"$phrase\"" -F -- "$phrase"
compare regex "/$regex/" -- "$regex"
