#define _GNU_SOURCE
#include "clinux.h"
#include <errno.h>
#include <fcntl.h>

int cl_sync_range(int descriptor, int64_t offset, int64_t count, int wait) {
  unsigned flags = SYNC_FILE_RANGE_WRITE;
  if (wait) flags |= SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WAIT_AFTER;
  return sync_file_range(descriptor, offset, count, flags) == 0 ? 0 : -errno;
}
