#include "bcrypt_kernel.h"

#if defined(__x86_64__)

#define BLOWFISH_BYTE(x, shift) ((x) >> (shift) & 0xff)

#include "blowfish_rounds.h"

BLOWFISH_DEFINE_EXPANSION(blowfish_expand, )

#endif
