/*
 * A disk that fails as it is told, for the real server process (LD_PRELOAD). It minds the files below one folder:
 *
 * DISK_ROOT     the folder, as realpath names it
 * DISK_CONTROL  a file of 16 numbers of 32 bits, shared with whoever gives the commands (shim.ts knows their places)
 * DISK_SHADOW   a folder on the same file system, outside the root: what a power cut would leave is kept there
 * DISK_SKIP     where it is set, fsync only keeps the shadow, for whoever kills the process and not the power
 *
 * The shadow of a file lies under its inode number (i123) and holds what was synced; `entries` holds the names that the
 * folder had when it was synced; what is unlinked stays as k123 so that its number is not given again. A file without
 * a shadow was not touched. One process at a time: what two write together is not followed.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { FAIL_WRITE, FAIL_SYNC, FAIL_OPEN, FAIL_READ, SLOW_SYNC, TARGET, OPENS = 8, WRITES, SYNCS, CUTS, NAMES, FAULTS };
enum { LOG = 1, INDEX = 2, OTHER = 4, FOLDER = 8 };

#define FDS 65536
#define FILES 1024

static uint32_t *control, nobody[16];
static char root[PATH_MAX], shadow[PATH_MAX];
static size_t root_length;
static int skip;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static struct { uint8_t kind; ino_t ino; } fds[FDS];
/* What was written to a file since it was synced, from `low` up to `high`. */
static struct { ino_t ino; int copy; off_t low, high; } files[FILES];
static int file_count;

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__); \
  if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static void count(int what) { __atomic_add_fetch(&control[what], 1, __ATOMIC_RELAXED); }

static int below(const char *path) {
  char full[PATH_MAX];
  if (!root_length || !path) return 0;
  if (path[0] != '/') {
    if (!getcwd(full, sizeof full) || strlen(full) + strlen(path) + 2 > sizeof full) return 0;
    strcat(strcat(full, "/"), path);
    path = full;
  }
  return strncmp(path, root, root_length) == 0 && (path[root_length] == '/' || path[root_length] == 0);
}

static int kind_of(const char *path) {
  size_t length = strlen(path);
  if (length > 4 && !strcmp(path + length - 4, "-wal")) return LOG;
  if (length > 4 && !strcmp(path + length - 4, "-shm")) return INDEX;
  return OTHER;
}

/* Whether this act on such a file fails now; then errno is set. */
static int fails(int what, int kind) {
  uint32_t error = control[what], target = control[TARGET];
  if (!error || (target && !(target & kind))) return 0;
  count(FAULTS);
  errno = (int)error;
  return 1;
}

static int path_in_shadow(char *into, const char *name, unsigned long number) {
  if (!shadow[0]) return 0;
  return snprintf(into, PATH_MAX, "%s/%s%lu", shadow, name, number) < PATH_MAX;
}

static void copy_range(int from, int to, off_t low, off_t high) {
  static char buffer[1 << 16];
  while (low < high) {
    size_t size = high - low < (off_t)sizeof buffer ? (size_t)(high - low) : sizeof buffer;
    ssize_t got = syscall(SYS_pread64, from, buffer, size, low);
    if (got <= 0 || syscall(SYS_pwrite64, to, buffer, got, low) != got) return;
    low += got;
  }
}

/* Where the file stands among those that are followed; -1 where it is not. */
static int place_of(ino_t ino) {
  for (int at = 0; at < file_count; at++)
    if (files[at].ino == ino) return at;
  return -1;
}

static void dirty(int fd, off_t low, off_t high) {
  int at = shadow[0] ? place_of(fds[fd].ino) : -1;
  if (at < 0) return;
  if (low < files[at].low) files[at].low = low;
  if (high > files[at].high) files[at].high = high;
}

static int reading(int fd, int *own) {
  char path[64];
  *own = 0;
  if ((fcntl(fd, F_GETFL) & O_ACCMODE) != O_WRONLY) return fd;
  snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
  *own = 1;
  return (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC, 0);
}

/* Brings the shadow up to the file, as a sync does. */
static void keep(int fd) {
  struct stat now;
  int own, at = place_of(fds[fd].ino);
  if (at < 0 || fstat(fd, &now)) return;
  off_t high = files[at].high < now.st_size ? files[at].high : now.st_size;
  int from = reading(fd, &own);
  if (syscall(SYS_ftruncate, files[at].copy, now.st_size) == 0) copy_range(from, files[at].copy, files[at].low, high);
  if (own) syscall(SYS_close, from);
  files[at].low = LLONG_MAX;
  files[at].high = 0;
}

static void keep_entries(void) {
  char path[PATH_MAX + 16], next[PATH_MAX + 16];
  struct dirent *entry;
  if (!shadow[0]) return;
  snprintf(path, sizeof path, "%s/entries", shadow);
  snprintf(next, sizeof next, "%s/entries.next", shadow);
  int out = (int)syscall(SYS_openat, AT_FDCWD, next, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  DIR *folder = opendir(root);
  while (folder && (entry = readdir(folder))) {
    char line[PATH_MAX];
    if (entry->d_type != DT_REG) continue;
    int length = snprintf(line, sizeof line, "%lu %s\n", (unsigned long)entry->d_ino, entry->d_name);
    if (syscall(SYS_write, out, line, length) != length) abort();
  }
  if (folder) closedir(folder);
  syscall(SYS_close, out);
  syscall(SYS_rename, next, path);
}

/* Follows an opened file. What was there before this process is on the disk. */
static void follow(int fd, int existed, int emptied) {
  char link[64], path[PATH_MAX];
  struct stat is;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (fd >= FDS || length < 0 || fstat(fd, &is)) return;
  path[length] = 0;
  if (!below(path)) return;
  pthread_mutex_lock(&lock);
  fds[fd].ino = is.st_ino;
  fds[fd].kind = S_ISDIR(is.st_mode) ? FOLDER : kind_of(path);
  count(OPENS);
  if (S_ISREG(is.st_mode) && path_in_shadow(path, "i", is.st_ino) && place_of(is.st_ino) < 0) {
    if (file_count == FILES) abort();
    int own, at = file_count++, copy = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    files[at].ino = is.st_ino;
    files[at].copy = copy;
    files[at].low = LLONG_MAX;
    if (existed) {
      int from = reading(fd, &own);
      copy_range(from, copy, 0, is.st_size);
      if (own) syscall(SYS_close, from);
    }
  }
  if (emptied) dirty(fd, 0, LLONG_MAX);
  pthread_mutex_unlock(&lock);
}

static int opened(int folder, const char *path, int flags, mode_t mode) {
  if (!root_length) return (int)syscall(SYS_openat, folder, path, flags, mode);
  int mine = below(path), writes = (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT);
  if (mine && writes && fails(FAIL_OPEN, kind_of(path))) return -1;
  int existed = mine && access(path, F_OK) == 0;
  /* The shadow of what is emptied is made first. */
  if (existed && (flags & O_TRUNC) && shadow[0]) {
    int before = (int)syscall(SYS_openat, folder, path, O_RDWR | O_CLOEXEC, 0);
    if (before >= 0) {
      follow(before, 1, 0);
      if (before < FDS) fds[before].kind = 0;
      syscall(SYS_close, before);
    }
  }
  int fd = (int)syscall(SYS_openat, folder, path, flags, mode);
  if (fd >= 0) follow(fd, existed, flags & O_TRUNC);
  return fd;
}

#define OPEN(name, folder, ...) \
  int name(__VA_ARGS__, ...) { \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { \
      va_list rest; \
      va_start(rest, flags); \
      mode = va_arg(rest, mode_t); \
      va_end(rest); \
    } \
    return opened(folder, path, flags, mode); \
  }
OPEN(open, AT_FDCWD, const char *path, int flags)
OPEN(open64, AT_FDCWD, const char *path, int flags)
OPEN(openat, folder, int folder, const char *path, int flags)
OPEN(openat64, folder, int folder, const char *path, int flags)

/* libuv closes by the bare system call, which is not seen here: the number may be another file's by now. */
static int kind_at(int fd) {
  struct stat is;
  if (fd < 0 || fd >= FDS || !fds[fd].kind) return 0;
  if (fstat(fd, &is) || is.st_ino != fds[fd].ino) fds[fd].kind = 0;
  return fds[fd].kind;
}

/* A write of any form: `at` is where, -1 for where the file stands. */
#define WRITE(call, at) \
  int kind = kind_at(fd); \
  if (!kind) return call; \
  count(WRITES); \
  if (fails(FAIL_WRITE, kind)) return -1; \
  pthread_mutex_lock(&lock); \
  off_t begin = (at) >= 0 ? (off_t)(at) : lseek(fd, 0, SEEK_CUR); \
  ssize_t done = call; \
  if (done > 0) { \
    off_t stands = (at) >= 0 ? begin + done : lseek(fd, 0, SEEK_CUR); \
    dirty(fd, stands - done < begin ? stands - done : begin, stands); \
  } \
  pthread_mutex_unlock(&lock); \
  return done

ssize_t write(int fd, const void *from, size_t size) {
  REAL(ssize_t, "write", int, const void *, size_t);
  WRITE(real(fd, from, size), -1);
}
ssize_t pwrite(int fd, const void *from, size_t size, off_t at) {
  REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
  WRITE(real(fd, from, size, at), at);
}
ssize_t pwrite64(int fd, const void *from, size_t size, off_t at) {
  REAL(ssize_t, "pwrite64", int, const void *, size_t, off_t);
  WRITE(real(fd, from, size, at), at);
}
ssize_t writev(int fd, const struct iovec *parts, int number) {
  REAL(ssize_t, "writev", int, const struct iovec *, int);
  WRITE(real(fd, parts, number), -1);
}
ssize_t pwritev(int fd, const struct iovec *parts, int number, off_t at) {
  REAL(ssize_t, "pwritev", int, const struct iovec *, int, off_t);
  WRITE(real(fd, parts, number, at), at);
}
ssize_t pwritev64(int fd, const struct iovec *parts, int number, off_t at) {
  REAL(ssize_t, "pwritev64", int, const struct iovec *, int, off_t);
  WRITE(real(fd, parts, number, at), at);
}

ssize_t read(int fd, void *into, size_t size) {
  REAL(ssize_t, "read", int, void *, size_t);
  if (kind_at(fd) && fails(FAIL_READ, kind_at(fd))) return -1;
  return real(fd, into, size);
}
ssize_t pread64(int fd, void *into, size_t size, off_t at) {
  REAL(ssize_t, "pread64", int, void *, size_t, off_t);
  if (kind_at(fd) && fails(FAIL_READ, kind_at(fd))) return -1;
  return real(fd, into, size, at);
}

static int cut(int fd, off_t length, int (*real)(int, off_t)) {
  int kind = kind_at(fd);
  if (!kind) return real(fd, length);
  count(CUTS);
  /* A full disk can still be cut. */
  if (control[FAIL_WRITE] != ENOSPC && fails(FAIL_WRITE, kind)) return -1;
  pthread_mutex_lock(&lock);
  int done = real(fd, length);
  if (done == 0) dirty(fd, length, LLONG_MAX);
  pthread_mutex_unlock(&lock);
  return done;
}
int ftruncate(int fd, off_t length) {
  REAL(int, "ftruncate", int, off_t);
  return cut(fd, length, real);
}
int ftruncate64(int fd, off_t length) {
  REAL(int, "ftruncate64", int, off_t);
  return cut(fd, length, real);
}

static int synced(int fd, int (*real)(int)) {
  int kind = kind_at(fd), done = 0;
  if (!kind) return real(fd);
  count(SYNCS);
  if (control[SLOW_SYNC]) usleep(control[SLOW_SYNC] * 1000);
  if (fails(FAIL_SYNC, kind)) return -1;
  pthread_mutex_lock(&lock);
  if (!skip) done = real(fd);
  if (done == 0 && shadow[0]) {
    if (kind == FOLDER) keep_entries();
    else keep(fd);
  }
  pthread_mutex_unlock(&lock);
  return done;
}
int fsync(int fd) {
  REAL(int, "fsync", int);
  return synced(fd, real);
}
int fdatasync(int fd) {
  REAL(int, "fdatasync", int);
  return synced(fd, real);
}

/* Keeps the number of a file that loses its name. */
static void hold(const char *path) {
  struct stat is;
  char held[PATH_MAX];
  if (lstat(path, &is) == 0 && S_ISREG(is.st_mode) && path_in_shadow(held, "k", is.st_ino))
    syscall(SYS_linkat, AT_FDCWD, path, AT_FDCWD, held, 0);
}

int unlink(const char *path) {
  REAL(int, "unlink", const char *);
  if (!below(path)) return real(path);
  count(NAMES);
  if (control[FAIL_WRITE] != ENOSPC && fails(FAIL_WRITE, kind_of(path))) return -1;
  hold(path);
  return real(path);
}

int rename(const char *from, const char *to) {
  REAL(int, "rename", const char *, const char *);
  if (!below(from) && !below(to)) return real(from, to);
  count(NAMES);
  if (fails(FAIL_WRITE, kind_of(to))) return -1;
  hold(to);
  return real(from, to);
}

int close(int fd) {
  REAL(int, "close", int);
  if (fd >= 0 && fd < FDS) fds[fd].kind = 0;
  return real(fd);
}

__attribute__((constructor)) static void begin(void) {
  const char *at = getenv("DISK_ROOT"), *file = getenv("DISK_CONTROL"), *kept = getenv("DISK_SHADOW");
  control = nobody;
  if (!at || !file || strlen(at) >= sizeof root) return;
  int fd = (int)syscall(SYS_openat, AT_FDCWD, file, O_RDWR | O_CLOEXEC, 0);
  void *shared = fd < 0 ? MAP_FAILED : mmap(0, 64, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (shared == MAP_FAILED) {
    fprintf(stderr, "disk.c: %s cannot be shared\n", file);
    abort();
  }
  control = shared;
  skip = getenv("DISK_SKIP") != NULL;
  if (kept && strlen(kept) < sizeof shadow) strcpy(shadow, kept);
  strcpy(root, at);
  root_length = strlen(root);
  keep_entries();
}
