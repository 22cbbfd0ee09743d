// SHA-256 of whole messages, from any state on: what digests, HMAC and PBKDF2 share.

#ifndef SHA256_MESSAGE_H
#define SHA256_MESSAGE_H

#if defined(__x86_64__)

#include "message_tail.h"
#include "sha256_compress.h"
#include "wipe.h"

/// The state after some whole blocks of 64 bytes.
SHA256_INLINE void sha256_absorb(struct sha256_state *state, const uint8_t *bytes, size_t blocks) {
    for (; blocks > 0; blocks--, bytes += 64) *state = sha256_compress(*state, sha256_load_block(bytes));
}

/// The state after the rest of a message of `total` bytes, its padding included (FIPS 180-4, section 5.1.1).
SHA256_INLINE void sha256_finish(struct sha256_state *state, const uint8_t *bytes, size_t count, uint64_t total) {
    sha256_absorb(state, bytes, count / 64);
    bytes += count / 64 * 64;
    count %= 64;
    struct sha256_block block = {{
        sha256_swap_bytes(load_message_tail(bytes, count, 0)), sha256_swap_bytes(load_message_tail(bytes, count, 1)),
        sha256_swap_bytes(load_message_tail(bytes, count, 2)), sha256_swap_bytes(load_message_tail(bytes, count, 3)),
    }};
    if (count >= 56) {
        *state = sha256_compress(*state, block);
        for (int i = 0; i < 4; i++) block.words[i] = _mm_setzero_si128();
    }
    block.words[3] = _mm_insert_epi32(block.words[3], (int)(total >> 29), 2);
    block.words[3] = _mm_insert_epi32(block.words[3], (int)(total << 3), 3);
    *state = sha256_compress(*state, block);
}

#endif

#endif
