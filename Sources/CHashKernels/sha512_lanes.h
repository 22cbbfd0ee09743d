// SHA-512 in eight lanes: what sha_lanes_template.h wants to know of it.

#include "message_tail.h"
#include "sha512_message.h"
#include "wipe.h"

#define WORD_BITS 64
#include "sha_lanes_words.h"

#define WORDS 8
#define DIGEST_BYTES 64

/// The states after one more block each: once for all who need it, for it is long.
void sha512_lanes_compress(__m512i state[8], const __m512i block[16]);
#define COMPRESS sha512_lanes_compress

LANES_INLINE void initial_words(__m512i state[8]) {
    const struct sha512_state initial = sha512_initial_state();
    for (int i = 0; i < 8; i++) state[i] = SET_WORD(initial.h[i]);
}

#include "sha_lanes_template.h"
