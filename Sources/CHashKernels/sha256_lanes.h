// SHA-256 in sixteen lanes: what sha_lanes_template.h wants to know of it.

#include "message_tail.h"
#include "wipe.h"

#define WORD_BITS 32
#include "sha_lanes_words.h"

#define WORDS 8
#define DIGEST_BYTES 32

/// The states after one more block each: once for all who need it, for it is long.
void sha256_lanes_compress(__m512i state[8], const __m512i block[16]);
#define COMPRESS sha256_lanes_compress

LANES_INLINE void initial_words(__m512i state[8]) {
    // FIPS 180-4, section 5.3.3.
    static const uint32_t initial[8] = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    };
    for (int i = 0; i < 8; i++) state[i] = SET_WORD(initial[i]);
}

#include "sha_lanes_template.h"
