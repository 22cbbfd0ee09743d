#define _GNU_SOURCE
#include "child_process.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval time) { return (double)time.tv_sec + (double)time.tv_usec / 1e6; }

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void pin_to_one_processor(void) {
#ifdef __linux__
    cpu_set_t allowed, one;
    CPU_ZERO(&one);
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return;
    for (int processor = 0; processor < CPU_SETSIZE; processor++) {
        if (!CPU_ISSET(processor, &allowed)) continue;
        CPU_SET(processor, &one);
        sched_setaffinity(0, sizeof one, &one);
        return;
    }
#endif
}

bool child_run(const char *const argv[], const char *standard_error, bool pinned, child_cost *cost) {
    double start = now();
    pid_t child = fork();
    if (child < 0) return false;
    if (child == 0) {
        int output = open("/dev/null", O_WRONLY);
        int error = open(standard_error, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (output < 0 || error < 0 || dup2(output, 1) < 0 || dup2(error, 2) < 0) _exit(127);
        if (pinned) pin_to_one_processor();
        execv(argv[0], (char *const *)argv);
        _exit(127);
    }
    int status = 0;
    struct rusage usage;
    if (wait4(child, &status, 0, &usage) != child) return false;
    cost->wall_seconds = now() - start;
    cost->cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
#ifdef __APPLE__
    cost->peak_resident_bytes = usage.ru_maxrss;
#else
    cost->peak_resident_bytes = (int64_t)usage.ru_maxrss * 1024;
#endif
    cost->exit_code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return cost->exit_code != 127;
}
