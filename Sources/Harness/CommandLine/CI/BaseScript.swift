/// The part of a CI's script that finds the commit to compare with.
enum BaseScript {
  /// A shell function, `find_base`.
  static let text = #"""
    # The commit to compare with: where the head left $1, so that it isn't blamed for what others did meanwhile; where that
    # is the head itself and $2 is yes, the one before it. Nothing: there is no earlier commit. A commit that should be
    # there and is not ends the script with 3: a gate without its base would pass whatever was done.
    find_base() {
      local named=$1 target found deep=
      # A CI says zeros of a branch that is new.
      case $named in *[!0]*) ;; *) named= ;; esac
      target=${named:-origin/main}
      if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
        deep="; older commits were not fetched: say fetch-depth: 0 (GitHub) or GIT_DEPTH: 0 (GitLab)"
      fi
      lost() {
        echo "speedup: no base: $1$deep" >&2
        { echo "### speedup gate: no base"; echo; echo "$1$deep."; } >"$out/summary.md"
        exit 3
      }
      if git rev-parse --verify --quiet "$target^{commit}" >/dev/null; then
        found=$(git merge-base "$target" HEAD) || lost "$target and the head have no commit in common"
        if [ "$2" = yes ] && [ "$found" = "$(git rev-parse HEAD)" ]; then
          found=$(git rev-parse --verify --quiet HEAD^) || found=
          [ -n "$found$deep" ] || return 0
          [ -n "$found" ] || lost "the commit before the head is not here"
        fi
        echo "$found"
      elif [ -n "$named" ] || [ -n "$deep" ] || git rev-parse --verify --quiet HEAD^ >/dev/null; then
        lost "there is no branch or commit $target; name one: ci/speedup-gate BASE"
      fi
    }
    """#
}
