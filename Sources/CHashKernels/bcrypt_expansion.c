#include "bcrypt_kernel.h"

#if defined(__x86_64__)

#include "bcrypt_expansion.h"

#define DECLARE(k) uint32_t left##k = 0, right##k = 0;
#define ADD_KEY(k) instances[k].subkeys[index] ^= keys[k][index];
#define STORE(k, part) \
    instances[k].part[index] = left##k; \
    instances[k].part[index + 1] = right##k;

#define DEFINE_EXPAND(name, EACH) \
    static void name(struct blowfish *instances, const uint32_t (*keys)[BLOWFISH_SUBKEY_COUNT]) { \
        EACH(DECLARE) \
        for (size_t index = 0; index < BLOWFISH_SUBKEY_COUNT; index++) { \
            EACH(ADD_KEY) \
        } \
        for (size_t index = 0; index < BLOWFISH_SUBKEY_COUNT; index += 2) { \
            BLOWFISH_ENCRYPT(EACH) \
            EACH(STORE, subkeys) \
        } \
        for (size_t index = 0; index < BLOWFISH_BOX_WORD_COUNT; index += 2) { \
            BLOWFISH_ENCRYPT(EACH) \
            EACH(STORE, boxes) \
        } \
    }

DEFINE_EXPAND(expand_1, BLOWFISH_EACH_1)
DEFINE_EXPAND(expand_2, BLOWFISH_EACH_2)
DEFINE_EXPAND(expand_3, BLOWFISH_EACH_3)
DEFINE_EXPAND(expand_4, BLOWFISH_EACH_4)

void blowfish_expand(
    struct blowfish *instances, const uint32_t (*keys)[BLOWFISH_SUBKEY_COUNT], size_t instance_count) {
    switch (instance_count) {
    case 1: expand_1(instances, keys); break;
    case 2: expand_2(instances, keys); break;
    case 3: expand_3(instances, keys); break;
    case 4: expand_4(instances, keys); break;
    }
}

#endif
