// The last bytes of a message for the digests whose blocks are 64 bytes long, without a read behind its end.

#ifndef MESSAGE_TAIL_H
#define MESSAGE_TAIL_H

#if defined(__x86_64__)

#include <emmintrin.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/// An address that may be added to and copied from, also where a caller gives none for no bytes.
static inline const uint8_t *readable_bytes(const uint8_t *bytes, size_t count) {
    static const uint8_t none = 0;
    return count ? bytes : &none;
}

/// Fewer than 16 bytes, the bit 1 that ends every message (FIPS 180-4, section 5.1.1), and zeros.
static inline __attribute__((always_inline)) __m128i load_ended_bytes(const uint8_t *bytes, size_t count) {
    uint64_t low = 0, high = 0;
    // What is read twice is the same both times.
    if (count >= 8) {
        memcpy(&low, bytes, 8);
        memcpy(&high, bytes + count - 8, 8);
        high = high >> 1 >> (127 - 8 * count) | (uint64_t)0x80 << (8 * count - 64);
    } else {
        if (count >= 4) {
            uint32_t first, last;
            memcpy(&first, bytes, 4);
            memcpy(&last, bytes + count - 4, 4);
            low = first | (uint64_t)last << (8 * count - 32);
        } else if (count > 0) {
            low = (uint64_t)bytes[0] | (uint64_t)bytes[count / 2] << count / 2 * 8 |
                  (uint64_t)bytes[count - 1] << (8 * count - 8);
        }
        low |= (uint64_t)0x80 << 8 * count;
    }
    return _mm_set_epi64x((int64_t)high, (int64_t)low);
}

/// The vector at 16 times `index` of fewer than 64 bytes, the bit 1 and zeros: of a block whose length, if it has one,
/// is still to be put in. Four calls with a constant `index` make a block that stays in registers.
static inline __attribute__((always_inline)) __m128i load_message_tail(
    const uint8_t *bytes, size_t count, size_t index
) {
    if (index < count / 16) return _mm_loadu_si128((const __m128i *)(bytes + 16 * index));
    return index == count / 16 ? load_ended_bytes(bytes + 16 * index, count % 16) : _mm_setzero_si128();
}

#endif

#endif
