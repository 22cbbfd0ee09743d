// Clearing what is secret, in a way that the compiler cannot leave out.

#ifndef WIPE_H
#define WIPE_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline void wipe(void *memory, size_t count) {
    memset(memory, 0, count);
    __asm__ volatile("" : : "r"(memory) : "memory");
}

// What functions that have returned left on the stack, such as spilled registers: wiped once a derivation, where after
// every block would cost time. Optimised, the frames of all that a kernel calls take less than this. It clears nothing
// of its caller's own frame: the caller must not have inlined what it cleans up after.
static inline __attribute__((noinline)) void wipe_stack_below(void) {
    uint8_t below[16384];
    wipe(below, sizeof below);
}

#endif
