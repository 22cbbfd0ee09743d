#include "bcrypt_kernel.h"

#define BLOWFISH_BYTE(x, shift) ((x) >> (shift) & 0xff)

#include "blowfish_rounds.h"

BLOWFISH_DEFINE_EXPANSION(blowfish_expand, )
