/* Preloaded into a server under test, this bends its world while it runs. The file GUILDHALL_TEST_WORLD holds two
   numbers of eight bytes that a test may change at any moment: by how many seconds the wall clock is ahead, and whether
   the disk refuses to be written. GUILDHALL_TEST_PATIENCE is for how many seconds a mail server may be silent. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static volatile int64_t *world;

__attribute__((constructor)) static void open_world(void) {
  const char *path = getenv("GUILDHALL_TEST_WORLD");
  int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (file < 0) return;
  void *found = mmap(NULL, 16, PROT_READ, MAP_SHARED, file, 0);
  close(file);
  if (found != MAP_FAILED) world = found;
}

/* The clock. */

int clock_gettime(clockid_t clock, struct timespec *now) {
  static int (*real)(clockid_t, struct timespec *);
  if (!real) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
  int result = real(clock, now);
  if (result == 0 && world && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += world[0];
  return result;
}

int gettimeofday(struct timeval *now, void *zone) {
  (void)zone;
  struct timespec precise;
  int result = clock_gettime(CLOCK_REALTIME, &precise);
  now->tv_sec = precise.tv_sec;
  now->tv_usec = precise.tv_nsec / 1000;
  return result;
}

time_t time(time_t *out) {
  struct timespec precise;
  clock_gettime(CLOCK_REALTIME, &precise);
  if (out) *out = precise.tv_sec;
  return precise.tv_sec;
}

/* The disk. Of all the program only SQLite writes with these. A disk that the kernel has made read-only answers EROFS to
   files that were opened before; mounting it anew does not, as that is refused while they are open. */

static int refuses(void) {
  if (!world || !world[1]) return 0;
  errno = EROFS;
  return 1;
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t place) {
  static ssize_t (*real)(int, const void *, size_t, off64_t);
  if (!real) real = (ssize_t(*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64");
  return refuses() ? -1 : real(file, bytes, count, place);
}

int ftruncate64(int file, off64_t length) {
  static int (*real)(int, off64_t);
  if (!real) real = (int (*)(int, off64_t))dlsym(RTLD_NEXT, "ftruncate64");
  return refuses() ? -1 : real(file, length);
}

/* The mail. 112 is CURLOPT_SERVER_RESPONSE_TIMEOUT; every option is a number or a pointer, both eight bytes. */

int curl_easy_setopt(void *curl, int option, ...) {
  static int (*real)(void *, int, ...);
  if (!real) real = (int (*)(void *, int, ...))dlsym(RTLD_NEXT, "curl_easy_setopt");
  va_list rest;
  va_start(rest, option);
  void *value = va_arg(rest, void *);
  va_end(rest);
  const char *patience = getenv("GUILDHALL_TEST_PATIENCE");
  if (option == 112 && patience) value = (void *)atol(patience);
  return real(curl, option, value);
}
