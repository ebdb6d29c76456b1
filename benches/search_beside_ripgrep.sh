#!/usr/bin/env bash
# Full text over a large library, beside ripgrep over the same files in the same run.
#
#   cargo build --release
#   benches/search_beside_ripgrep.sh FOLDER [RARE [FREQUENT [PHRASE [REGEX]]]]
#
# FOLDER holds Markdown posts, best some twenty thousand. Each pattern is searched by both in turn, so that what else the
# machine does meets both; the fastest of each counts. Budget: twice ripgrep's time. ripgrep lists lines of source,
# kubenotes lines of text with their post and talk. "cold" is without any text in the cache, "warm" after the library was
# read once. Processor time stands beside: on a busy machine it says more.
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

# Reads every post whole.
ours_talks() {
    "$kubenotes" --library "$folder" --store "$own/store" --cache "$own/cache" --no-config talks >"$own/out"
}

# Microseconds that a command takes, and those of processors; that nothing was found is no fault.
time_of() {
    local TIMEFORMAT='%R %U %S' times
    times=$({ time "$@" >"$own/out" 2>/dev/null || true; } 2>&1)
    awk '{ printf "%d %d\n", $1 * 1e6, ($2 + $3) * 1e6 }' <<<"$times"
}

forget_texts() {
    if [[ $cache == cold ]]; then rm -rf "$own/cache/texts"; fi
}

# The fastest round of both, and how much they printed.
compare() {
    local name=$1 pattern=$2
    shift 2
    local ours_best=999999999 theirs_best=999999999 ours_cpu=999999999 theirs_cpu=999999999
    local time cpu ours_lines theirs_lines
    for ((round = 0; round < rounds; round++)); do
        read -r time cpu < <(time_of rg --smart-case --type md "$@" "$folder")
        theirs_lines=$(wc -l <"$own/out")
        theirs_best=$((time < theirs_best ? time : theirs_best))
        theirs_cpu=$((cpu < theirs_cpu ? cpu : theirs_cpu))
        forget_texts
        read -r time cpu < <(time_of ours "$pattern")
        ours_lines=$(wc -l <"$own/out")
        ours_best=$((time < ours_best ? time : ours_best))
        ours_cpu=$((cpu < ours_cpu ? cpu : ours_cpu))
    done
    awk -v name="$cache, $name" -v ours="$ours_best" -v theirs="$theirs_best" -v found="$ours_lines" -v lines="$theirs_lines" \
        -v ours_cpu="$ours_cpu" -v theirs_cpu="$theirs_cpu" 'BEGIN {
        printf "%-15s ripgrep %7.1f ms (%6.1f) %6d lines   kubenotes %7.1f ms (%6.1f) %6d lines   %.2f times (%.2f)\n",
            name, theirs / 1000, theirs_cpu / 1000, lines, ours / 1000, ours_cpu / 1000, found, ours / theirs,
            ours_cpu / theirs_cpu
    }'
}

# The files are in memory for both.
find "$folder" -type f -exec cat {} + >/dev/null
for cache in cold warm; do
    if [[ $cache == warm ]]; then ours_talks; fi
    compare rare "$rare" -F -- "$rare"
    compare frequent "$frequent" -F -- "$frequent"
    compare phrase "\"$phrase\"" -F -- "$phrase"
    compare regex "/$regex/" -- "$regex"
done
