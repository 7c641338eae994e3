# Shared by scripts/run and scripts/run-all, which source it: tools, the release build, and one sweep with its charts and
# its README. Expects $out, the directory of all results, and $from, where the script was started.

# A path as it was typed, seen from the repository's root, where the scripts run.
seen_from_root() {
  case $1 in
  /*) echo "$1" ;;
  *) if [ "$from" = "$PWD" ]; then echo "$1"; else echo "$from/$1"; fi ;;
  esac
}

install_gnuplot() {
  command -v gnuplot >/dev/null && return
  local as_root=
  [ "$(id -u)" = 0 ] || as_root="sudo -n"
  if command -v apt-get >/dev/null && $as_root true 2>/dev/null; then
    echo "installing gnuplot" >&2
    ($as_root apt-get update -qq && $as_root apt-get install -y -qq gnuplot-nox) >/dev/null 2>&1 ||
      echo "gnuplot could not be installed; going on without charts" >&2
  else
    echo "gnuplot is not installed and may not be installed from here; going on without charts" >&2
  fi
}

build_release() {
  swift build -c release --static-swift-stdlib --product speedup
  speedup=.build/release/speedup
}

# sweep NAME "WHAT IT IS" WORKLOAD ARGUMENTS... (and $measure: figures of the workload's own to draw)
sweep() {
  local name=$1 what=$2
  shift 2
  rm -rf "${out:?}/$name"
  echo; echo "== $what"
  "$speedup" sweep "$@" --out "$out/$name" || [ $? = 3 ] # a failed cell is in the table; go on
  printf '# %s\n\n%s.\n\nMade by `%s` with\n\n    speedup sweep %s --out %s\n' \
    "$name" "$what" "${script:-scripts/run}" "$*" "$out/$name" >"$out/$name/README.md"
  local status=0
  "$speedup" chart "$out/$name" ${measure:+--measure "$measure"} || status=$?
  # 3: no gnuplot here; the scripts are written. 2: what is left of skipped cells, such as without OpenBLAS, is no picture.
  [ $status = 0 ] || [ $status = 3 ] || { [ $status = 2 ] && grep -q ',skipped,' "$out/$name/results.csv"; }
}
