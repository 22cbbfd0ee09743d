#include "md5_kernel.h"

#if defined(__x86_64__)

#include <string.h>

#include "md5_compress.h"
#include "message_tail.h"
#include "wipe.h"

enum {
    BLOCK_COUNT = 64,
    // The longest message whose padding (one byte, and 8 of the length) fits its last block.
    LONGEST_TAIL_COUNT = 55,
};

void md5_join(
    uint32_t state[4], const uint8_t *first, size_t first_count, const uint8_t *second, size_t second_count) {
    const uint64_t bit_count = ((uint64_t)first_count + second_count) * 8;
    uint8_t block[BLOCK_COUNT];
    uint32_t words[16];
    size_t filled = first_count;
    md5_initialize(state);
    if (first_count > 0) memcpy(block, first, first_count);

    while (second_count >= BLOCK_COUNT - filled) {
        memcpy(block + filled, second, BLOCK_COUNT - filled);
        second += BLOCK_COUNT - filled;
        second_count -= BLOCK_COUNT - filled;
        filled = 0;
        memcpy(words, block, BLOCK_COUNT);
        md5_compress(state, words);
    }

    if (second_count > 0) memcpy(block + filled, second, second_count);
    filled += second_count;
    block[filled] = 0x80;
    memset(block + filled + 1, 0, BLOCK_COUNT - filled - 1);
    if (filled > LONGEST_TAIL_COUNT) {
        memcpy(words, block, BLOCK_COUNT);
        md5_compress(state, words);
        memset(block, 0, BLOCK_COUNT);
    }
    memcpy(block + BLOCK_COUNT - 8, &bit_count, 8);
    memcpy(words, block, BLOCK_COUNT);
    md5_compress(state, words);
    wipe(block, sizeof block);
    wipe(words, sizeof words);
}

// A message of at most 55 bytes, padded word by word: what `md5_join` does with calls of memcpy and memset costs a
// tenth of the digest.
static void digest_one_block(uint32_t state[4], const uint8_t *message, size_t message_count) {
    uint32_t words[16] = {0};
    const size_t whole = message_count / 4;
    for (size_t index = 0; index < whole; index++) memcpy(&words[index], message + 4 * index, 4);
    const uint8_t *rest = readable_bytes(message, message_count) + 4 * whole;
    switch (message_count % 4) {
    case 0: words[whole] = 0x80; break;
    case 1: words[whole] = 0x8000u | rest[0]; break;
    case 2: words[whole] = 0x800000u | (uint32_t)rest[1] << 8 | rest[0]; break;
    default: words[whole] = 0x80000000u | (uint32_t)rest[2] << 16 | (uint32_t)rest[1] << 8 | rest[0]; break;
    }
    words[14] = (uint32_t)message_count * 8;
    md5_initialize(state);
    md5_compress(state, words);
    wipe(words, sizeof words);
}

void md5_digest(const uint8_t *message, size_t message_count, uint8_t *output) {
    uint32_t state[4];
    if (message_count <= LONGEST_TAIL_COUNT)
        digest_one_block(state, message, message_count);
    else
        md5_join(state, NULL, 0, message, message_count);
    memcpy(output, state, sizeof state);
    wipe(state, sizeof state);
}

#endif
