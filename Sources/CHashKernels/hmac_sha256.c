#include "hmac_sha256.h"

#if defined(__x86_64__)

#include "sha256_message.h"

SHA256_TARGET void hmac_sha256_prepare(struct hmac_sha256_key *key, const uint8_t *password, size_t count) {
    uint8_t block[64] = {0};
    if (count > 64)
        sha256_store_state(sha256_finish(sha256_initial_state(), password, count, count), block);
    else
        memcpy(block, readable_bytes(password, count), count);
    for (int i = 0; i < 64; i++) block[i] ^= 0x36;
    key->inner = sha256_compress(sha256_initial_state(), sha256_load_block(block));
    for (int i = 0; i < 64; i++) block[i] ^= 0x36 ^ 0x5c;
    key->outer = sha256_compress(sha256_initial_state(), sha256_load_block(block));
    wipe(block, sizeof block);
}

/// The state after a digest and the padding of a message of 96 bytes: the key's block and this digest.
SHA256_INLINE struct sha256_state absorb_digest(struct sha256_state state, struct sha256_state digest) {
    struct sha256_block block;
    sha256_words_of_state(digest, block.words);
    block.words[2] = _mm_setr_epi32((int)0x80000000, 0, 0, 0);
    block.words[3] = _mm_setr_epi32(0, 0, 0, 96 * 8);
    return sha256_compress(state, block);
}

SHA256_TARGET void hmac_sha256_expand(
    const struct hmac_sha256_key *key, const uint8_t *salt, size_t salt_count, uint32_t iterations, uint8_t *output,
    size_t output_count
) {
    const uint8_t *bytes = readable_bytes(salt, salt_count);
    const struct sha256_state inner = key->inner, outer = key->outer;
    const struct sha256_state salted = sha256_absorb(inner, bytes, salt_count / 64);
    // What is left of the salt, and the big-endian number of the output block.
    const size_t rest = salt_count % 64;
    uint8_t tail[64 + 4];
    memcpy(tail, bytes + salt_count - rest, rest);

    for (uint32_t number = 1; output_count > 0; number++) {
        for (int i = 0; i < 4; i++) tail[rest + i] = (uint8_t)(number >> (24 - 8 * i));
        struct sha256_state code = sha256_finish(salted, tail, rest + 4, 64 + (uint64_t)salt_count + 4);
        code = absorb_digest(outer, code);
        // The sum is kept in the form of the states: the order of the words does not matter to exclusive or.
        struct sha256_state sum = code;
        for (uint32_t i = 1; i < iterations; i++) {
            code = absorb_digest(outer, absorb_digest(inner, code));
            sum.abef = _mm_xor_si128(sum.abef, code.abef);
            sum.cdgh = _mm_xor_si128(sum.cdgh, code.cdgh);
        }
        uint8_t block[32];
        sha256_store_state(sum, block);
        const size_t count = output_count < sizeof block ? output_count : sizeof block;
        memcpy(output, block, count);
        output += count;
        output_count -= count;
        wipe(block, sizeof block);
    }
    wipe(tail, sizeof tail);
}

#endif
