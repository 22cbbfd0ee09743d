#include "bcrypt_kernel.h"

#include "bcrypt_key.h"

// The high bits of the bytes whose sign extension reaches other bytes of their word: all but its first.
#define REACHING_SIGN_BITS 0x00808080u

// What libxcrypt does to the first subkey of a suspicious $2a$ key.
#define SUSPICION (UINT32_C(1) << 16)

uint32_t bcrypt_make_key(
    uint32_t key[BLOWFISH_SUBKEY_COUNT], enum bcrypt_variant variant, const uint8_t *password, size_t password_count) {
    const uint32_t chosen = variant == BCRYPT_2X ? UINT32_MAX : 0;
    const int ends_at_nul = variant != BCRYPT_WHOLE_KEY;
    uint32_t difference = 0, signs = 0;
    size_t position = 0;
    for (size_t index = 0; index < BLOWFISH_SUBKEY_COUNT; index++) {
        uint32_t word = 0, extended = 0;
        for (int byte = 0; byte < 4; byte++) {
            const uint32_t value = position < password_count ? password[position] : 0;
            word = word << 8 | value;
            extended = extended << 8 | value | (0 - (value >> 7)) << 8;
            position = value == 0 && ends_at_nul ? 0 : position + 1;
        }
        key[index] = (word & ~chosen) | (extended & chosen);
        difference |= word ^ extended;
        signs |= word & REACHING_SIGN_BITS;
    }

    // 1 where sign extension reached other bytes and yet changed none; without a branch, as the password decides it.
    const uint32_t unchanged = (~difference & (difference - 1)) >> 31;
    const uint32_t reaching = (signs | (0 - signs)) >> 31;
    return variant == BCRYPT_2A ? (unchanged & reaching) * SUSPICION : 0;
}
