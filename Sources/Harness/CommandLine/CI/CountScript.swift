/// The script that counts the head's instructions and holds them against those recorded for the base.
enum CountScript {
  static let text = #"""
    #!/usr/bin/env bash
    # Gates a change by instruction counts: counts the program as it is, and compares with what an earlier run recorded for
    # the commit it is based on. Made by: speedup ci init --metric instructions
    #
    #   ci/speedup-gate [BASE]     BASE: the commit or branch to compare with (default: origin/main)
    #
    # Counts are kept in $SPEEDUP_BASELINES (default: speedup-ci/baselines), a folder a commit, which a CI caches.
    # Leaves speedup-ci/: summary.md and junit.xml. Exit status: 0 nothing became worse, or there is no baseline yet;
    # 1 something became worse; 4 inconclusive, which INCONCLUSIVE=pass (the default) makes 0; 2 and 3: see speedup --help.
    set -euo pipefail

    # Yours to edit.
    build=@BUILD@
    program=@PROGRAM@
    sweep=(@GATE@)
    threshold=instructions=0.1%
    inconclusive=${INCONCLUSIVE:-pass}

    cd "$(git rev-parse --show-toplevel)"
    out=$PWD/speedup-ci
    baselines=${SPEEDUP_BASELINES:-$out/baselines}
    mkdir -p "$out" "$baselines"
    rm -f "$out/summary.md" "$out/junit.xml"

    \#(GateScript.buildHead)

    # The latest 50 stay. What is not committed has no place among them.
    commit=$(git rev-parse HEAD)
    if [ -n "$(git status --porcelain --untracked-files=no)" ]; then new=$out/uncommitted; else new=$baselines/$commit; fi
    (cd "$baselines" && ls -t | tail -n +51 | while read -r old; do rm -rf "./$old"; done)
    rm -rf "$new"
    speedup sweep --metric instructions --command "${program//\{checkout\}/.}" ${sweep[@]+"${sweep[@]}"} --out "$new" \
      --markdown >"$out/counts.md"

    @FIND-BASE@
    # What is not committed is held against the commit that it is based on.
    base=$(find_base "${1-}" "$([ "$new" = "$baselines/$commit" ] && echo yes || echo no)")
    if [ -z "$base" ] || [ ! -e "$baselines/$base/results.csv" ]; then
      echo "speedup: no baseline for ${base:-an earlier commit}; the head is counted alone, and is a baseline from now on" >&2
      { echo "### speedup: no baseline yet"; echo; echo "The head is counted alone:"; echo; } >"$out/summary.md"
      cat "$out/counts.md" >>"$out/summary.md"
      exit 0
    fi

    status=0
    speedup compare "$baselines/$base" "$new" --metric instructions --threshold "$threshold" --junit "$out/junit.xml" \
      --markdown ${GITHUB_ACTIONS:+--github} >"$out/summary.md" || status=$?
    \#(GateScript.end)

    """#
}
