#include "bcrypt_kernel.h"

#if defined(__x86_64__)

#include <immintrin.h>

// One instruction (BEXTR, of BMI1) where shifting and masking are two and a copy.
#define BLOWFISH_BYTE(x, shift) __bextr_u32(x, 8 << 8 | (shift))

#include "blowfish_rounds.h"

BLOWFISH_DEFINE_EXPANSION(blowfish_expand_avx2, __attribute__((target("bmi"))))

#endif
