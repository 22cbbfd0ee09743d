// Blowfish for bcrypt: the state of an instance, and the expensive step for several instances at once.

#ifndef BCRYPT_EXPANSION_H
#define BCRYPT_EXPANSION_H

#include "bcrypt_key.h"

enum { BLOWFISH_BOX_WORD_COUNT = 4 * 256 };

/// S boxes and subkeys in one piece: at most 66 cache lines an instance.
struct blowfish {
    uint32_t boxes[BLOWFISH_BOX_WORD_COUNT];
    uint32_t subkeys[BLOWFISH_SUBKEY_COUNT];
};

/// ExpandKey(state, 0, key) of the paper, for each of 1...4 instances with a key of its own.
void blowfish_expand(
    struct blowfish *instances, const uint32_t (*keys)[BLOWFISH_SUBKEY_COUNT], size_t instance_count);

// A round waits 10 cycles for its own result: the subkey, which is known before, must not be added to that. The barrier
// keeps the compiler from moving it behind.
#define BLOWFISH_KEEP(value) __asm__("" : "+r"(value))
#define BLOWFISH_MIX(boxes, x) \
    ((((boxes)[(x) >> 24] + (boxes)[256 + ((x) >> 16 & 0xff)]) ^ (boxes)[512 + ((x) >> 8 & 0xff)]) + \
     (boxes)[768 + ((x) & 0xff)])

// The parts of an encryption, for the instance whose number the variables end in.
#define BLOWFISH_START(k) left##k ^= instances[k].subkeys[0];
#define BLOWFISH_ROUND(k, into, from, number) \
    into##k ^= instances[k].subkeys[number]; \
    BLOWFISH_KEEP(into##k); \
    into##k ^= BLOWFISH_MIX(instances[k].boxes, from##k);
#define BLOWFISH_FINISH(k) \
    { \
        const uint32_t last##k = right##k ^ instances[k].subkeys[17]; \
        right##k = left##k; \
        left##k = last##k; \
    }

// Runs a part for each of one to four instances.
#define BLOWFISH_EACH_1(PART, ...) PART(0, ##__VA_ARGS__)
#define BLOWFISH_EACH_2(PART, ...) BLOWFISH_EACH_1(PART, ##__VA_ARGS__) PART(1, ##__VA_ARGS__)
#define BLOWFISH_EACH_3(PART, ...) BLOWFISH_EACH_2(PART, ##__VA_ARGS__) PART(2, ##__VA_ARGS__)
#define BLOWFISH_EACH_4(PART, ...) BLOWFISH_EACH_3(PART, ##__VA_ARGS__) PART(3, ##__VA_ARGS__)

#define BLOWFISH_TWO_ROUNDS(EACH, number) \
    EACH(BLOWFISH_ROUND, right, left, number) \
    EACH(BLOWFISH_ROUND, left, right, (number) + 1)

/// Encrypts the block in left0, right0 (left1, right1, ...) with each instance: EACH is one of BLOWFISH_EACH_1...4.
#define BLOWFISH_ENCRYPT(EACH) \
    EACH(BLOWFISH_START) \
    BLOWFISH_TWO_ROUNDS(EACH, 1) \
    BLOWFISH_TWO_ROUNDS(EACH, 3) \
    BLOWFISH_TWO_ROUNDS(EACH, 5) \
    BLOWFISH_TWO_ROUNDS(EACH, 7) \
    BLOWFISH_TWO_ROUNDS(EACH, 9) \
    BLOWFISH_TWO_ROUNDS(EACH, 11) \
    BLOWFISH_TWO_ROUNDS(EACH, 13) \
    BLOWFISH_TWO_ROUNDS(EACH, 15) \
    EACH(BLOWFISH_FINISH)

#endif
