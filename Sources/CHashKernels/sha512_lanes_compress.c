#if defined(__x86_64__)

#include "sha512_message.h"

#define WORD_BITS 64
#include "sha_lanes_words.h"

// FIPS 180-4, section 4.1.3.
#define SUM0 28, 34, 39
#define SUM1 14, 18, 41
#define SIGMA0 1, 8, 7
#define SIGMA1 19, 61, 6
#define ROUNDS 80
#define ROUND_CONSTANTS sha512_round_constants
#include "sha2_lanes_rounds.h"

LANES_TARGET void sha512_lanes_compress(__m512i state[8], const __m512i block[16]) { compress_block(state, block); }

#endif
