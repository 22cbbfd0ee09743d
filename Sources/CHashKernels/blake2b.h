// BLAKE2b without a key (RFC 7693), for Argon2: private to the kernels.

#ifndef BLAKE2B_H
#define BLAKE2B_H

#include <stddef.h>
#include <stdint.h>

enum {
    BLAKE2B_BLOCK_COUNT = 128,
    BLAKE2B_OUTPUT_COUNT = 64,
};

struct blake2b {
    uint64_t state[8];
    uint64_t compressed;
    size_t pending_count;
    size_t output_count;
    uint8_t pending[BLAKE2B_BLOCK_COUNT];
};

/// Begins a digest of `output_count` bytes, 1...64.
void blake2b_begin(struct blake2b *digest, size_t output_count);

/// Appends `count` bytes; `bytes` may be null when there are none.
void blake2b_append(struct blake2b *digest, const uint8_t *bytes, size_t count);

/// Writes the `output_count` bytes of the digest, and wipes what is left of it.
void blake2b_finish(struct blake2b *digest, uint8_t *output);

#endif
