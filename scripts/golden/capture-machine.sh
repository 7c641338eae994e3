#!/bin/sh
# Writes this machine's description in /proc and /sys as one text, for Fixtures/machines: under a line `== PATH`
# the file of that path. Only CPUs 0 to LAST and only control groups' mounts, to keep it short; look through it for
# names that are nobody's business before it is published.
# usage: scripts/golden/capture-machine.sh [LAST] > Fixtures/machines/NAME.txt
last=${1:-1}
cpu=/sys/devices/system/cpu
node=/sys/devices/system/node
show() {
  for file in "$@"; do
    [ -r "$file" ] && [ ! -d "$file" ] && printf '== %s\n' "$file" && tr -d '\000' < "$file" | sed '$a\'
  done
}
echo "# $(uname -srm), captured $(date -u +%Y-%m-%d)"
show /proc/cpuinfo /proc/loadavg /proc/pressure/cpu /proc/pressure/memory /proc/pressure/io /proc/self/cgroup \
  /proc/self/limits /proc/sys/kernel/osrelease /proc/sys/kernel/perf_event_paranoid \
  /proc/device-tree/model /sys/class/dmi/id/sys_vendor /sys/class/dmi/id/product_name
printf '== /proc/meminfo\n' && head -5 /proc/meminfo
printf '== /proc/self/mountinfo\n' && grep -- ' - cgroup' /proc/self/mountinfo
printf '== /proc/stat\n' && head -1 /proc/stat
show $cpu/online $cpu/smt/control $cpu/cpufreq/boost $cpu/intel_pstate/no_turbo
for n in $(seq 0 "$last"); do
  for name in physical_package_id core_cpus_list thread_siblings_list; do
    show $cpu/cpu$n/topology/$name
  done
  show $cpu/cpu$n/cpufreq/scaling_governor
  for index in $cpu/cpu$n/cache/index*; do
    show "$index/level" "$index/type" "$index/size" "$index/shared_cpu_list"
  done
done
show $node/online $node/node*/cpulist
for group in /sys/fs/cgroup /sys/fs/cgroup/*; do
  show "$group/cpu.max" "$group/cpu.cfs_quota_us" "$group/cpu.cfs_period_us" "$group/cpuset.cpus.effective" \
    "$group/cpuset.effective_cpus" "$group/memory.max" "$group/memory.limit_in_bytes" "$group/pids.max"
done
