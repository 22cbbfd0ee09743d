// SHA-256 of whole messages, from any state on: what digests, HMAC and PBKDF2 share.

#ifndef SHA256_MESSAGE_H
#define SHA256_MESSAGE_H

#if defined(__x86_64__)

#include "message_tail.h"
#include "sha256_compress.h"
#include "wipe.h"

/// The state after some whole blocks of 64 bytes.
SHA256_INLINE struct sha256_state sha256_absorb(struct sha256_state state, const uint8_t *bytes, size_t blocks) {
    for (; blocks > 0; blocks--, bytes += 64) state = sha256_compress(state, sha256_load_block(bytes));
    return state;
}

/// The state after the rest of a message of `total` bytes, its padding included (FIPS 180-4, section 5.1.1).
SHA256_INLINE struct sha256_state sha256_finish(
    struct sha256_state state, const uint8_t *bytes, size_t count, uint64_t total
) {
    state = sha256_absorb(state, bytes, count / 64);
    __m128i tail[4];
    load_message_tail(bytes + count / 64 * 64, count % 64, tail);
    struct sha256_block block;
    for (int i = 0; i < 4; i++) block.words[i] = sha256_swap_bytes(tail[i]);
    wipe(tail, sizeof tail);
    if (count % 64 >= 56) {
        state = sha256_compress(state, block);
        for (int i = 0; i < 4; i++) block.words[i] = _mm_setzero_si128();
    }
    block.words[3] = _mm_insert_epi32(block.words[3], (int)(total >> 29), 2);
    block.words[3] = _mm_insert_epi32(block.words[3], (int)(total << 3), 3);
    return sha256_compress(state, block);
}

#endif

#endif
