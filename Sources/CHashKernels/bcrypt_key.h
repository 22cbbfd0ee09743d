// How bcrypt makes key words of a password.

#ifndef BCRYPT_KEY_H
#define BCRYPT_KEY_H

#include "bcrypt_kernel.h"

enum { BLOWFISH_SUBKEY_COUNT = 18 };

/// The password and the NUL behind it, repeated over 72 bytes, as big-endian words; sign-extended for $2x$.
/// BCRYPT_WHOLE_KEY: the first 72 bytes, whichever they are.
///
/// Returns what is to be combined by xor with the first subkey, once: 0, or for $2a$ the mark of a suspicious key.
uint32_t bcrypt_make_key(
    uint32_t key[BLOWFISH_SUBKEY_COUNT], enum bcrypt_variant variant, const uint8_t *password, size_t password_count);

#endif
