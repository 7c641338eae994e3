// What workloads use of the C library beside the system's calls: mathematics and memory. They import no C library of their
// own, so that a port touches this folder only.
@_exported import func Glibc.cos
@_exported import func Glibc.exp
@_exported import func Glibc.log
@_exported import func Glibc.memchr
@_exported import func Glibc.memcpy
@_exported import func Glibc.memmove
@_exported import func Glibc.sin
