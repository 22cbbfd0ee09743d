// Clearing what is secret, in a way that the compiler cannot leave out.

#ifndef WIPE_H
#define WIPE_H

#include <stddef.h>
#include <string.h>

static inline void wipe(void *memory, size_t count) {
    memset(memory, 0, count);
    __asm__ volatile("" : : "r"(memory) : "memory");
}

#endif
