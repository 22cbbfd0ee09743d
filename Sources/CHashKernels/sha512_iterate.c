#include "sha_kernel.h"

#if defined(__x86_64__)

#include "sha512_message.h"

SHA512_TARGET void sha512_iterate_avx2(
    const uint8_t *first, size_t first_count, const uint8_t *suffix, size_t suffix_count, uint32_t iterations,
    uint8_t output[64]
) {
    const uint8_t *bytes = readable_bytes(suffix, suffix_count);
    const uint64_t total = 64 + (uint64_t)suffix_count;
    // The second half of the first block is the same every time.
    struct sha512_block block;
    sha512_load_ended_half(block.words + 4, bytes, suffix_count < 64 ? suffix_count : 64);
    const int ends_in_first_block = suffix_count < 48;
    if (ends_in_first_block) block.words[7] = sha512_length_words(total);
    // And so is all of a second one that holds nothing but the length.
    struct sha512_block length_block = {0};
    length_block.words[7] = sha512_length_words(total);

    struct sha512_state digest = sha512_initial_state();
    sha512_finish(&digest, readable_bytes(first, first_count), first_count, first_count);
    for (uint32_t i = 0; i < iterations; i++) {
        sha512_words_of_state(&digest, block.words);
        digest = sha512_initial_state();
        sha512_compress(&digest, &block);
        if (suffix_count >= 64)
            sha512_finish(&digest, bytes + 64, suffix_count - 64, total);
        else if (!ends_in_first_block)
            sha512_compress(&digest, &length_block);
    }
    sha512_store_state(&digest, output);
    wipe(&digest, sizeof digest);
    wipe(&block, sizeof block);
}

#endif
