// Blowfish's rounds and bcrypt's expansion, for one to four instances in turn.
//
// BLOWFISH_BYTE(x, shift), defined by whoever includes this, is the byte of x that starts at bit 8 or 16.

#ifndef BLOWFISH_ROUNDS_H
#define BLOWFISH_ROUNDS_H

#include "bcrypt_expansion.h"

// A round waits 10 cycles for its own result: the subkey, which is known before, must not be added to that. The barrier
// keeps the compiler from moving it behind.
#define BLOWFISH_KEEP(value) __asm__("" : "+r"(value))
#define BLOWFISH_MIX(boxes, x) \
    ((((boxes)[(x) >> 24] + (boxes)[256 + BLOWFISH_BYTE(x, 16)]) ^ (boxes)[512 + BLOWFISH_BYTE(x, 8)]) + \
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

// The parts of an expansion.
#define BLOWFISH_DECLARE(k) uint32_t left##k = 0, right##k = 0;
#define BLOWFISH_ADD_KEY(k) instances[k].subkeys[index] ^= keys[k][index];
#define BLOWFISH_STORE(k, part) \
    instances[k].part[index] = left##k; \
    instances[k].part[index + 1] = right##k;

#define BLOWFISH_DEFINE_EXPAND(name, target, EACH) \
    target static void name(struct blowfish *instances, const uint32_t (*keys)[BLOWFISH_SUBKEY_COUNT]) { \
        EACH(BLOWFISH_DECLARE) \
        for (size_t index = 0; index < BLOWFISH_SUBKEY_COUNT; index++) { \
            EACH(BLOWFISH_ADD_KEY) \
        } \
        for (size_t index = 0; index < BLOWFISH_SUBKEY_COUNT; index += 2) { \
            BLOWFISH_ENCRYPT(EACH) \
            EACH(BLOWFISH_STORE, subkeys) \
        } \
        for (size_t index = 0; index < BLOWFISH_BOX_WORD_COUNT; index += 2) { \
            BLOWFISH_ENCRYPT(EACH) \
            EACH(BLOWFISH_STORE, boxes) \
        } \
    }

/// Defines the expansion `name`; `target` is the attribute of the functions, or empty.
#define BLOWFISH_DEFINE_EXPANSION(name, target) \
    BLOWFISH_DEFINE_EXPAND(expand_1, target, BLOWFISH_EACH_1) \
    BLOWFISH_DEFINE_EXPAND(expand_2, target, BLOWFISH_EACH_2) \
    BLOWFISH_DEFINE_EXPAND(expand_3, target, BLOWFISH_EACH_3) \
    BLOWFISH_DEFINE_EXPAND(expand_4, target, BLOWFISH_EACH_4) \
    void name(struct blowfish *instances, const uint32_t (*keys)[BLOWFISH_SUBKEY_COUNT], size_t instance_count) { \
        switch (instance_count) { \
        case 1: expand_1(instances, keys); break; \
        case 2: expand_2(instances, keys); break; \
        case 3: expand_3(instances, keys); break; \
        case 4: expand_4(instances, keys); break; \
        } \
    }

#endif
