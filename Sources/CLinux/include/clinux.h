// The calls of Linux that Swift cannot import. Everything returns 0 (or a count) on success and -errno on failure.
#ifndef CLINUX_H
#define CLINUX_H
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// A mask holds one bit a CPU, lowest CPU first; `bytes` must be a multiple of 8 and at least 32, since kernels built
// for many CPUs refuse smaller buffers with EINVAL.

/// Pins the calling thread (or process `pid`, 0 for the caller) to the mask.
int cl_set_affinity(pid_t pid, const uint8_t *mask, size_t bytes);
/// Reads the mask back; returns the number of bytes the kernel filled.
int cl_get_affinity(pid_t pid, uint8_t *mask, size_t bytes);
/// The CPU the caller runs on right now.
int cl_current_cpu(void);
/// The kernel's id of the calling thread.
pid_t cl_thread_id(void);

/// A pipe whose ends a started program does not inherit.
int cl_pipe(int ends[2]);

#endif
