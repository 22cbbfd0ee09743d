#include "scrypt_blocks.h"

#if defined(__x86_64__)

#include "sha256_message.h"
#include "wipe.h"

#include <string.h>

// The end of the inner message: the rest of the salt, the number of the output block, and the padding.
struct numbered_tail {
    uint8_t bytes[2 * 64];
    // For PSHUFB: which byte of the number belongs here, or none.
    uint8_t places[2 * 64];
    size_t blocks;
};

static void begin_tail(struct numbered_tail *tail, const uint8_t *salt, size_t salt_count) {
    const size_t rest = salt_count % 64;
    const uint64_t bits = (64 + (uint64_t)salt_count + 4) * 8;
    memset(tail->bytes, 0, sizeof tail->bytes);
    memset(tail->places, 0x80, sizeof tail->places);
    memcpy(tail->bytes, readable_bytes(salt, salt_count) + salt_count - rest, rest);
    for (size_t i = 0; i < 4; i++) tail->places[rest + i] = (uint8_t)(3 - i);
    tail->bytes[rest + 4] = 0x80;
    tail->blocks = rest + 4 + 1 + 8 <= 64 ? 1 : 2;
    for (size_t i = 0; i < 8; i++) tail->bytes[64 * tail->blocks - 1 - i] = (uint8_t)(bits >> 8 * i);
}

// The number never passes through memory: a load of what was just stored in parts would wait for all before it.
SHA256_INLINE struct sha256_block load_numbered(const struct numbered_tail *tail, size_t index, uint32_t number) {
    const __m128i numbers = _mm_set1_epi32((int)number);
    struct sha256_block block;
    for (size_t i = 0; i < 4; i++) {
        const __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(tail->bytes + 64 * index + 16 * i));
        const __m128i places = _mm_loadu_si128((const __m128i *)(const void *)(tail->places + 64 * index + 16 * i));
        block.words[i] = sha256_swap_bytes(_mm_or_si128(bytes, _mm_shuffle_epi8(numbers, places)));
    }
    return block;
}

// The outer digest: behind the key's block, the inner one and its padding.
SHA256_INLINE struct sha256_state outer_state(struct sha256_state outer, struct sha256_state inner) {
    struct sha256_block block;
    sha256_words_of_state(inner, block.words);
    block.words[2] = _mm_setr_epi32((int)0x80000000, 0, 0, 0);
    block.words[3] = _mm_setr_epi32(0, 0, 0, (64 + 32) * 8);
    return sha256_compress(outer, block);
}

SHA256_TARGET void scrypt_expand_salt(
    const struct hmac_sha256_key *key, const uint8_t *salt, size_t salt_count, uint8_t *output, size_t output_count
) {
    struct numbered_tail tail;
    begin_tail(&tail, salt, salt_count);
    const struct sha256_state outer = key->outer;
    struct sha256_state salted = key->inner;
    sha256_absorb(&salted, readable_bytes(salt, salt_count), salt_count / 64);

    struct sha256_state first, second;
    for (uint32_t number = 1; output_count > 0; number += 2, output += 64, output_count -= 64) {
        first = second = salted;
        for (size_t i = 0; i < tail.blocks; i++) {
            first = sha256_compress(first, load_numbered(&tail, i, number));
            second = sha256_compress(second, load_numbered(&tail, i, number + 1));
        }
        first = outer_state(outer, first);
        second = outer_state(outer, second);
        sha256_store_state(&first, output);
        sha256_store_state(&second, output + 32);
    }
    wipe(&tail, sizeof tail);
    wipe(&salted, sizeof salted);
    wipe(&first, sizeof first);
    wipe(&second, sizeof second);
}

#endif
