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
typedef void blowfish_expansion(
    struct blowfish *instances, const uint32_t (*keys)[BLOWFISH_SUBKEY_COUNT], size_t instance_count);

blowfish_expansion blowfish_expand;

/// The same in fewer instructions. Needs CPU_FEATURE_AVX2 and BMI1.
blowfish_expansion blowfish_expand_avx2;

#endif
