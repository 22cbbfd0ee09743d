#include "pbkdf2_kernel.h"

#if defined(__x86_64__)

#include "hmac_sha256.h"
#include "sha256_pair.h"
#include "wipe.h"

#include <string.h>

/// From its start on, each digest and the padding behind a key's block; the states after them are the next digests.
SHA256_INLINE void absorb_digests(
    const struct sha256_state *first_start, const struct sha256_state *second_start, struct sha256_state digests[2]
) {
    __m128i first_words[4], second_words[4];
    sha256_words_of_state(digests[0], first_words);
    sha256_words_of_state(digests[1], second_words);
    first_words[2] = second_words[2] = _mm_setr_epi32((int)0x80000000, 0, 0, 0);
    first_words[3] = second_words[3] = _mm_setr_epi32(0, 0, 0, (64 + 32) * 8);
    sha256_compress_pair(first_start, second_start, first_words, second_words, digests);
}

/// Two sums of the codes of all iterations, of which both codes are the first.
SHA256_TARGET static void iterate(
    const struct hmac_sha256_key *first, const struct hmac_sha256_key *second, struct sha256_state codes[2],
    struct sha256_state sums[2], uint32_t iterations
) {
    for (int i = 0; i < 2; i++) sums[i] = codes[i];
    for (uint32_t iteration = 1; iteration < iterations; iteration++) {
        absorb_digests(&first->inner, &second->inner, codes);
        absorb_digests(&first->outer, &second->outer, codes);
        for (int i = 0; i < 2; i++) {
            sums[i].abef = _mm_xor_si128(sums[i].abef, codes[i].abef);
            sums[i].cdgh = _mm_xor_si128(sums[i].cdgh, codes[i].cdgh);
        }
    }
}

/// Writes a block of output that begins at `done`, as far as there is room for it.
SHA256_TARGET static void store_block(
    const struct sha256_state *sum, uint8_t *output, size_t done, size_t output_count
) {
    if (done >= output_count) return;
    uint8_t block[32];
    const size_t rest = output_count - done;
    sha256_store_state(sum, block);
    memcpy(output + done, block, rest < sizeof block ? rest : sizeof block);
    wipe(block, sizeof block);
}

SHA256_TARGET void pbkdf2_sha256_pair_sha(const struct pbkdf2_job jobs[2], uint32_t iterations, size_t output_count) {
    struct hmac_sha256_key keys[2];
    struct sha256_state codes[2], sums[2];
    for (int i = 0; i < 2; i++) hmac_sha256_prepare_sha(&keys[i], jobs[i].password, jobs[i].password_count);
    for (size_t done = 0, number = 1; done < output_count; done += 32, number++) {
        for (int i = 0; i < 2; i++)
            hmac_sha256_first_code_sha(&keys[i], jobs[i].salt, jobs[i].salt_count, (uint32_t)number, &codes[i]);
        iterate(&keys[0], &keys[1], codes, sums, iterations);
        for (int i = 0; i < 2; i++) store_block(&sums[i], jobs[i].output, done, output_count);
    }
    wipe(keys, sizeof keys);
    wipe(codes, sizeof codes);
    wipe(sums, sizeof sums);
}

SHA256_TARGET void pbkdf2_sha256_sha(
    const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count, uint32_t iterations,
    uint8_t *output, size_t output_count
) {
    struct hmac_sha256_key key;
    struct sha256_state codes[2], sums[2];
    hmac_sha256_prepare_sha(&key, password, password_count);
    if (output_count <= 32) {
        hmac_sha256_expand_sha(&key, salt, salt_count, iterations, output, output_count);
        wipe(&key, sizeof key);
        return;
    }
    // Two blocks of output at a time; of an odd number, the last beside one that nobody asked for.
    for (size_t done = 0, number = 1; done < output_count; done += 64, number += 2) {
        for (uint32_t i = 0; i < 2; i++)
            hmac_sha256_first_code_sha(&key, salt, salt_count, (uint32_t)number + i, &codes[i]);
        iterate(&key, &key, codes, sums, iterations);
        for (size_t i = 0; i < 2; i++) store_block(&sums[i], output, done + 32 * i, output_count);
    }
    wipe(&key, sizeof key);
    wipe(codes, sizeof codes);
    wipe(sums, sizeof sums);
}

#endif
