#include "scrypt_mixing.h"

#if defined(__x86_64__)

#include <stddef.h>
#include <string.h>

// Every line waits for the one before it, so the latency of a step is what counts: addition, rotation and exclusive or
// take 3 cycles in general registers, 6 in the vectors of some CPUs. `general-regs-only` keeps the compiler from
// moving words of a line into vectors and back.
#define SCALAR __attribute__((target("general-regs-only,bmi2")))

enum { LINE_WORDS = SCRYPT_LINE_BYTES / 4 };

SCALAR static inline uint32_t rotate(uint32_t value, int distance) {
    return value << distance | value >> (32 - distance);
}

// RFC 7914, section 3.
#define QUARTER_ROUND(a, b, c, d) \
    b ^= rotate(a + d, 7); \
    c ^= rotate(b + a, 9); \
    d ^= rotate(c + b, 13); \
    a ^= rotate(d + c, 18)

#define DOUBLE_ROUND \
    QUARTER_ROUND(x0, x4, x8, x12); \
    QUARTER_ROUND(x5, x9, x13, x1); \
    QUARTER_ROUND(x10, x14, x2, x6); \
    QUARTER_ROUND(x15, x3, x7, x11); \
    QUARTER_ROUND(x0, x1, x2, x3); \
    QUARTER_ROUND(x5, x6, x7, x4); \
    QUARTER_ROUND(x10, x11, x8, x9); \
    QUARTER_ROUND(x15, x12, x13, x14)

// The words in the order in which the last round completes them: the CPU takes them up as they come.
#define EACH_WORD(DO) \
    DO(1) DO(6) DO(11) DO(12) DO(2) DO(7) DO(8) DO(13) DO(3) DO(4) DO(9) DO(14) DO(0) DO(5) DO(10) DO(15)

#define BEGIN(k) uint32_t x##k = last[k] ^ source[k]; input[k] = x##k;
#define FINISH(k) x##k += input[k]; target[k] = x##k;
#define FINISH_AND_ABSORB(k) FINISH(k) x##k ^= line[k]; input[k] = x##k;

// scryptBlockMix (section 4) of 2r lines, straight to where its result belongs. `input` has room for a line.
SCALAR static void mix_block(
    uint32_t *restrict destination, const uint32_t *restrict source, uint32_t *restrict input, size_t r
) {
    const uint32_t *last = source + (2 * r - 1) * LINE_WORDS;
    EACH_WORD(BEGIN)
    for (size_t i = 0;; i++) {
        // The even lines come first, then the odd ones.
        uint32_t *target = destination + (i / 2 + (i & 1) * r) * LINE_WORDS;
        DOUBLE_ROUND; DOUBLE_ROUND; DOUBLE_ROUND; DOUBLE_ROUND;
        if (i + 1 == 2 * r) {
            EACH_WORD(FINISH)
            return;
        }
        const uint32_t *line = source + (i + 1) * LINE_WORDS;
        EACH_WORD(FINISH_AND_ABSORB)
    }
}

// Xors V_j into a block, where j is Integerify(block) mod N: section 5, steps 3. Vectors do this beside the rounds.
static void absorb_chosen(uint32_t *restrict block, const uint32_t *restrict v, uint64_t n, size_t r) {
    const uint64_t j = block[(2 * r - 1) * LINE_WORDS] & (n - 1);
    const uint32_t *chosen = v + j * 2 * r * LINE_WORDS;
    for (size_t i = 0; i < 2 * r; i++) __builtin_prefetch(chosen + i * LINE_WORDS);
    for (size_t i = 0; i < 2 * r; i++)
        for (size_t k = 0; k < LINE_WORDS; k++) block[i * LINE_WORDS + k] ^= chosen[i * LINE_WORDS + k];
}

void scrypt_mix_scalar(uint64_t n, uint32_t r, const struct scrypt_instance *instance) {
    const size_t block_words = (size_t)2 * r * LINE_WORDS;
    // The numbers are little-endian, as this CPU's are; the memory is the caller's, and words to all that see it.
    uint32_t *x = (uint32_t *)(void *)instance->block;
    uint32_t *y = (uint32_t *)(void *)instance->scratch;
    uint32_t *v = (uint32_t *)(void *)instance->v;
    uint32_t *input = y + block_words;

    memcpy(v, x, block_words * sizeof *v);
    for (uint64_t i = 1; i < n; i++) mix_block(v + i * block_words, v + (i - 1) * block_words, input, r);
    mix_block(x, v + (n - 1) * block_words, input, r);
    for (uint64_t i = 0; i < n; i += 2) {
        absorb_chosen(x, v, n, r);
        mix_block(y, x, input, r);
        absorb_chosen(y, v, n, r);
        mix_block(x, y, input, r);
    }
}

#endif
