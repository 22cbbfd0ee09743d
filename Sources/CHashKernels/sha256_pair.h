// SHA-256 of two blocks side by side with the SHA instructions: each waits for its own result, not for the other's.

#ifndef SHA256_PAIR_H
#define SHA256_PAIR_H

#if defined(__x86_64__)

#include "sha256_compress.h"

/// Four rounds of both, and sixteen with their schedules.
#define BOTH_ROUNDS(WORD, GROUP) \
    do { \
        SHA256_ROUNDS(first, first_words[WORD], GROUP); \
        SHA256_ROUNDS(second, second_words[WORD], GROUP); \
    } while (0)
#define BOTH_SCHEDULED(W0, W1, W2, W3, GROUP) \
    do { \
        SHA256_SCHEDULE(first_words[W0], first_words[W1], first_words[W2], first_words[W3]); \
        SHA256_SCHEDULE(second_words[W0], second_words[W1], second_words[W2], second_words[W3]); \
        BOTH_ROUNDS(W0, GROUP); \
    } while (0)
#define SIXTEEN_ROUNDS(GROUP) \
    do { \
        BOTH_SCHEDULED(0, 1, 2, 3, GROUP); \
        BOTH_SCHEDULED(1, 2, 3, 0, GROUP + 1); \
        BOTH_SCHEDULED(2, 3, 0, 1, GROUP + 2); \
        BOTH_SCHEDULED(3, 0, 1, 2, GROUP + 3); \
    } while (0)

/// The states after one more block each, whose words are used up.
SHA256_INLINE void sha256_compress_pair(
    const struct sha256_state *first_start, const struct sha256_state *second_start, __m128i first_words[4],
    __m128i second_words[4], struct sha256_state states[2]
) {
    struct sha256_state first = *first_start, second = *second_start;
    BOTH_ROUNDS(0, 0);
    BOTH_ROUNDS(1, 1);
    BOTH_ROUNDS(2, 2);
    BOTH_ROUNDS(3, 3);
    SIXTEEN_ROUNDS(4);
    SIXTEEN_ROUNDS(8);
    SIXTEEN_ROUNDS(12);
    states[0].abef = _mm_add_epi32(first.abef, first_start->abef);
    states[0].cdgh = _mm_add_epi32(first.cdgh, first_start->cdgh);
    states[1].abef = _mm_add_epi32(second.abef, second_start->abef);
    states[1].cdgh = _mm_add_epi32(second.cdgh, second_start->cdgh);
}

#endif

#endif
