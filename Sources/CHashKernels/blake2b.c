#include "blake2b.h"

#if defined(__x86_64__)

#include "wipe.h"

// RFC 7693, section 2.6: the first 64 bits of the fractions of the square roots of the first eight primes.
static const uint64_t initial[8] = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
};

// RFC 7693, section 2.7: which message words a round takes; rounds 10 and 11 repeat the first two.
static const uint8_t schedule[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4}, {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13}, {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11}, {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5}, {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
};

static inline uint64_t rotated(uint64_t word, unsigned bits) {
    return word >> bits | word << (64 - bits);
}

// RFC 7693, section 3.1.
static inline void mix(uint64_t v[16], unsigned a, unsigned b, unsigned c, unsigned d, uint64_t x, uint64_t y) {
    v[a] += v[b] + x;
    v[d] = rotated(v[d] ^ v[a], 32);
    v[c] += v[d];
    v[b] = rotated(v[b] ^ v[c], 24);
    v[a] += v[b] + y;
    v[d] = rotated(v[d] ^ v[a], 16);
    v[c] += v[d];
    v[b] = rotated(v[b] ^ v[c], 63);
}

// RFC 7693, section 3.2, with `total` bytes up to the end of this block.
static void compress(uint64_t state[8], const uint8_t *block, uint64_t total, int is_last) {
    uint64_t m[16], v[16];
    memcpy(m, block, sizeof m);
    memcpy(v, state, 64);
    memcpy(v + 8, initial, 64);
    v[12] ^= total;
    if (is_last) v[14] = ~v[14];
    for (unsigned round = 0; round < 12; round++) {
        const uint8_t *s = schedule[round % 10];
        for (unsigned i = 0; i < 4; i++) mix(v, i, 4 + i, 8 + i, 12 + i, m[s[2 * i]], m[s[2 * i + 1]]);
        for (unsigned i = 0; i < 4; i++)
            mix(v, i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4, m[s[8 + 2 * i]], m[s[9 + 2 * i]]);
    }
    for (unsigned i = 0; i < 8; i++) state[i] ^= v[i] ^ v[8 + i];
    wipe(m, sizeof m);
    wipe(v, sizeof v);
}

void blake2b_begin(struct blake2b *digest, size_t output_count) {
    memcpy(digest->state, initial, sizeof initial);
    // The parameter block: digest length, no key, fanout 1, depth 1.
    digest->state[0] ^= 0x01010000 ^ output_count;
    digest->compressed = 0;
    digest->pending_count = 0;
    digest->output_count = output_count;
}

void blake2b_append(struct blake2b *digest, const uint8_t *bytes, size_t count) {
    while (count > 0) {
        // The last block is compressed by `blake2b_finish` alone, even when it is full.
        if (digest->pending_count == BLAKE2B_BLOCK_COUNT) {
            digest->compressed += BLAKE2B_BLOCK_COUNT;
            compress(digest->state, digest->pending, digest->compressed, 0);
            digest->pending_count = 0;
        }
        const size_t room = BLAKE2B_BLOCK_COUNT - digest->pending_count;
        const size_t taken = count < room ? count : room;
        memcpy(digest->pending + digest->pending_count, bytes, taken);
        digest->pending_count += taken;
        bytes += taken;
        count -= taken;
    }
}

void blake2b_finish(struct blake2b *digest, uint8_t *output) {
    memset(digest->pending + digest->pending_count, 0, BLAKE2B_BLOCK_COUNT - digest->pending_count);
    compress(digest->state, digest->pending, digest->compressed + digest->pending_count, 1);
    memcpy(output, digest->state, digest->output_count);
    wipe(digest, sizeof *digest);
}

#endif
