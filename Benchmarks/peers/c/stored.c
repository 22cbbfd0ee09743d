#include "stored.h"

#include <stdio.h>
#include <string.h>

static int position(const char *alphabet, char character) {
    const char *found = character == 0 ? NULL : strchr(alphabet, character);
    return found == NULL ? -1 : (int)(found - alphabet);
}

// Base64 without padding, up to the first character of another alphabet; the number of bytes, at most 64.
static size_t read_base64(const char *text, uint8_t output[64]) {
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    size_t count = 0;
    uint32_t bits = 0;
    int value, held = 0;
    for (; (value = position(alphabet, *text)) >= 0 && count < 64; text++) {
        bits = bits << 6 | (uint32_t)value;
        held += 6;
        if (held >= 8) output[count++] = (uint8_t)(bits >> (held -= 8));
    }
    return count;
}

bool read_scrypt(const char *stored, scrypt_hash *hash) {
    char salt[96], digest[96];
    unsigned log2;
    if (sscanf(stored, "$scrypt$ln=%u,r=%u,p=%u$%95[^$]$%95s", &log2, &hash->block_size, &hash->parallelism, salt,
               digest) != 5)
        return false;
    hash->cost = (uint64_t)1 << log2;
    hash->salt_count = read_base64(salt, hash->salt);
    hash->digest_count = read_base64(digest, hash->digest);
    return hash->salt_count > 0 && hash->digest_count > 0;
}

size_t read_hex(const char *text, uint8_t output[64]) {
    size_t count = strlen(text) / 2;
    if (count > 64) return 0;
    for (size_t i = 0; i < count; i++) {
        unsigned byte;
        if (sscanf(text + 2 * i, "%2x", &byte) != 1) return 0;
        output[i] = (uint8_t)byte;
    }
    return count;
}

bool read_crypt64(const char text[22], uint8_t output[16]) {
    static const char alphabet[] = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    size_t count = 0;
    uint32_t bits = 0;
    int held = 0;
    for (size_t i = 0; i < 22; i++) {
        int value = position(alphabet, text[i]);
        if (value < 0) return false;
        bits |= (uint32_t)value << held;
        held += 6;
        if (held >= 8) {
            if (count < 16) output[count++] = (uint8_t)bits;
            bits >>= 8;
            held -= 8;
        }
    }
    return count == 16;
}
