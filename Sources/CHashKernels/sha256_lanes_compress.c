#if defined(__x86_64__)

#include "sha256_compress.h"

#define WORD_BITS 32
#include "sha_lanes_words.h"

// FIPS 180-4, section 4.1.2.
#define SUM0 2, 13, 22
#define SUM1 6, 11, 25
#define SIGMA0 7, 18, 3
#define SIGMA1 17, 19, 10
#define ROUNDS 64
#define ROUND_CONSTANTS sha256_round_constants
#include "sha2_lanes_rounds.h"

LANES_TARGET void sha256_lanes_compress(__m512i state[8], const __m512i block[16]) { compress_block(state, block); }

#endif
