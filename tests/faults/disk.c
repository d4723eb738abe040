/* Loaded before the C library (LD_PRELOAD): the n-th call on a file of the named database fails with the named error.

   FAULT_FILE: the beginning of the paths that it is about; FAULT_AT: n; FAULT_ERROR: errno; FAULT_LASTS: 1 if all later
   calls fail too; FAULT_READS: 1 if reads count as well; FAULT_COUNT: a file for the count of calls. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls;

static int concerns(int fd) {
    const char *wanted = getenv("FAULT_FILE");
    char link[64], path[4096];
    if (!wanted) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return strncmp(path, wanted, strlen(wanted)) == 0;
}

static int fails(int fd, int reads) {
    if (reads && !getenv("FAULT_READS")) return 0;
    if (!concerns(fd)) return 0;
    long at = atol(getenv("FAULT_AT") ? getenv("FAULT_AT") : "0");
    calls++;
    if (at && (calls == at || (calls > at && getenv("FAULT_LASTS")))) {
        errno = atoi(getenv("FAULT_ERROR"));
        return 1;
    }
    return 0;
}

__attribute__((destructor)) static void count(void) {
    const char *name = getenv("FAULT_COUNT");
    FILE *file = name ? fopen(name, "w") : NULL;
    if (file) {
        fprintf(file, "%ld", calls);
        fclose(file);
    }
}

#define REAL(name) \
    static typeof(&name) real; \
    if (!real) real = (typeof(&name))dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *data, size_t size) { REAL(write); return fails(fd, 0) ? -1 : real(fd, data, size); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { REAL(pwrite); return fails(fd, 0) ? -1 : real(fd, data, size, at); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) { REAL(pwrite64); return fails(fd, 0) ? -1 : real(fd, data, size, at); }
int fsync(int fd) { REAL(fsync); return fails(fd, 0) ? -1 : real(fd); }
int fdatasync(int fd) { REAL(fdatasync); return fails(fd, 0) ? -1 : real(fd); }
int ftruncate(int fd, off_t size) { REAL(ftruncate); return fails(fd, 0) ? -1 : real(fd, size); }
int ftruncate64(int fd, off64_t size) { REAL(ftruncate64); return fails(fd, 0) ? -1 : real(fd, size); }
ssize_t read(int fd, void *data, size_t size) { REAL(read); return fails(fd, 1) ? -1 : real(fd, data, size); }
ssize_t pread(int fd, void *data, size_t size, off_t at) { REAL(pread); return fails(fd, 1) ? -1 : real(fd, data, size, at); }
ssize_t pread64(int fd, void *data, size_t size, off64_t at) { REAL(pread64); return fails(fd, 1) ? -1 : real(fd, data, size, at); }
