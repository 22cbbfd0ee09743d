// The words of a digest in lanes: as many lanes as a vector has words of WORD_BITS, 32 (SHA-1 and SHA-256) or 64
// (SHA-512).
//
// Whoever includes this defines WORD_BITS, once a file.

#include "sha_lanes.h"

#if WORD_BITS == 32
#define LANES 16
#define BLOCK_BYTES 64
#define LAST_BIT INT32_MIN
#define ADD(A, B) _mm512_add_epi32(A, B)
#define SET_WORD(WORD) _mm512_set1_epi32((int)(WORD))
#define ROTATE_LEFT(X, COUNT) _mm512_rol_epi32(X, COUNT)
#define ROTATE_RIGHT(X, COUNT) _mm512_ror_epi32(X, COUNT)
#define SHIFT_RIGHT(X, COUNT) _mm512_srli_epi32(X, COUNT)
/// The chosen words of the lanes whose bits are set, the others of the rest.
#define BLEND_LANES(BITS, OTHERS, CHOSEN) _mm512_mask_blend_epi32((__mmask16)(BITS), OTHERS, CHOSEN)
#define TRANSPOSE transpose_16
#else
#define LANES 8
#define BLOCK_BYTES 128
#define LAST_BIT INT64_MIN
#define ADD(A, B) _mm512_add_epi64(A, B)
#define SET_WORD(WORD) _mm512_set1_epi64((int64_t)(WORD))
#define ROTATE_RIGHT(X, COUNT) _mm512_ror_epi64(X, COUNT)
#define SHIFT_RIGHT(X, COUNT) _mm512_srli_epi64(X, COUNT)
#define BLEND_LANES(BITS, OTHERS, CHOSEN) _mm512_mask_blend_epi64((__mmask8)(BITS), OTHERS, CHOSEN)
#define TRANSPOSE transpose_8
#endif

/// Turns big-endian words into numbers, and back.
LANES_INLINE __m512i swap_bytes(__m512i words) {
#if WORD_BITS == 32
    const __m128i order = _mm_setr_epi8(3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
#else
    const __m128i order = _mm_setr_epi8(7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8);
#endif
    return _mm512_shuffle_epi8(words, _mm512_broadcast_i32x4(order));
}
