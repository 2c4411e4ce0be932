/* Loaded before the C library: while the file named by DISK_ERRORS exists, writing to a disk fails with EIO. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

static int broken(void) {
  const char *file = getenv("DISK_ERRORS");
  return file != NULL && access(file, F_OK) == 0;
}

#define FAIL() do { if (broken()) { errno = EIO; return -1; } } while (0)

int fsync(int fd) { FAIL(); return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(fd); }
int fdatasync(int fd) { FAIL(); return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(fd); }
ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at) {
  FAIL();
  return ((ssize_t (*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64"))(fd, bytes, n, at);
}
