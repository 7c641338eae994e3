import SpeedupCore

/// The script that all CIs run, and a developer at home.
enum GateScript {
  static let text = frame.replacing("@WITH-VALUE@", with: words(ofThoseWithValue: true))
    .replacing("@ALONE@", with: words(ofThoseWithValue: false))

  /// What a sweep of the head alone takes over of a gate's options: all that change what is run.
  static let ofRuns: [any CommandOption] =
    GridOptions.choosing + GridOptions.limiting + ProgramOptions.all + [GateOptions.warmup]

  /// Their names and letters between spaces, in lines as a shell joins them.
  private static func words(ofThoseWithValue wanted: Bool) -> String {
    let words = ofRuns.flatMap { option in
      let hasValue =
        switch option.form {
        case .single, .list: true
        case .flag, .optional: false
        }
      let long = hasValue == wanted ? ["--\(option.name)"] : []
      // Behind its letter the shell's name is a word of its own.
      guard let letter = ShortOption.letter(option.name),
        (hasValue || option.name == ProgramOptions.shell.name) == wanted
      else { return long }
      return long + ["-\(letter)"]
    }
    var lines = [" "]
    for word in words {
      if lines[lines.count - 1].count + word.count > 100 { lines.append("") }
      lines[lines.count - 1] += "\(word) "
    }
    return lines.joined(separator: "\\\n")
  }

  /// Builds the head; `$out` is there.
  static let buildHead = #"""
    (bash -euc "$build") >"$out/build-head.log" 2>&1 || {
      tail -n 20 "$out/build-head.log" >&2
      echo "speedup: the head does not build; see speedup-ci/build-head.log" >&2
      exit 3
    }
    """#

  /// Ends with the status of the judge.
  static let end = #"""
    cat "$out/summary.md" >&2
    if [ "$status" = 4 ] && [ "$inconclusive" = pass ]; then status=0; fi
    exit "$status"
    """#

  private static let frame = #"""
    #!/usr/bin/env bash
    # Gates a change: builds the program as it was and as it is, and compares the two in turn. Made by: speedup ci init
    #
    #   ci/speedup-gate [BASE]     BASE: the commit or branch to compare with (default: origin/main)
    #
    # Leaves speedup-ci/: summary.md, junit.xml and gate/. Exit status: 0 nothing became worse, or there is no base yet;
    # 1 something became worse; 3 no base was found, or no measurement could be made; 4 inconclusive, which INCONCLUSIVE=pass
    # (the default) makes 0; 2: see speedup --help.
    # The built base is kept in $SPEEDUP_BASE_CACHE (default: speedup-ci/base), by commit, and not built again.
    set -euo pipefail

    # Yours to edit.
    build=@BUILD@
    program=@PROGRAM@
    gate=(@GATE@)
    inconclusive=${INCONCLUSIVE:-pass}

    head=$(git rev-parse --show-toplevel)
    cd "$head"
    out=$head/speedup-ci
    mkdir -p "$out"
    rm -rf "$out/summary.md" "$out/junit.xml" "$out/gate" "$out/first"
    command_in() { local folder; folder=$(printf %q "$1"); printf '%s' "${program//\{checkout\}/$folder}"; }

    # The options of the gate that say what is run and how, with a value behind them and without.
    with_value="@WITH-VALUE@"
    alone="@ALONE@"

    # The head alone, where there is nothing to compare it with: the first run of a CI, or of a benchmark.
    first_run() {
      echo "speedup: no base: $1; the head is measured alone" >&2
      { echo "### speedup gate: no base yet"; echo; echo "$1. What the head takes:"; echo; } >"$out/summary.md"
      local run=() place word
      for ((place = 0; place < ${#gate[@]}; place++)); do
        word=${gate[place]}
        case $word in
          --suite | --suite=* | --spec | --spec=*)
            echo "(not measured: a gate with ${word%%=*} needs a base)" >>"$out/summary.md"
            exit 0
            ;;
        esac
        case $with_value in *" $word "*) run+=("$word" "${gate[++place]-}"); continue ;; esac
        case $with_value$alone in *" ${word%%=*} "*) run+=("$word"); continue ;; esac
        # A letter with its value, such as -w5.
        case $word in --*) ;; -??*) case $with_value$alone in *" ${word:0:2} "*) run+=("$word") ;; esac ;; esac
      done
      speedup sweep --command "$(command_in "$head")" ${run[@]+"${run[@]}"} --out "$out/first" --markdown \
        >>"$out/summary.md" || exit
      exit 0
    }

    \#(GateScript.buildHead)

    @FIND-BASE@
    commit=$(find_base "${1-}" yes)
    [ -n "$commit" ] || first_run "There is no earlier commit"

    old=${SPEEDUP_BASE_CACHE:-$out/base}/$commit
    if [ ! -e "$old/.speedup-built" ]; then
      rm -rf "$old"
      git worktree prune
      git worktree add --quiet --force --detach "$old" "$commit"
      (cd "$old" && bash -euc "$build") >"$out/build-base.log" 2>&1 || {
        tail -n 20 "$out/build-base.log" >&2
        first_run "The base does not build"
      }
      touch "$old/.speedup-built"
    fi
    executable=$(command_in "$old")
    executable=${executable%% *}
    case $executable in */*) [ -e "$executable" ] || first_run "The base has no $(basename "$executable")" ;; esac

    status=0
    speedup gate --base "$(command_in "$old")" --new "$(command_in "$head")" ${gate[@]+"${gate[@]}"} \
      --junit "$out/junit.xml" --out "$out/gate" --markdown ${GITHUB_ACTIONS:+--github} >"$out/summary.md" || status=$?
    \#(GateScript.end)

    """#
}
