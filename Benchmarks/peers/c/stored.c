#include "stored.h"

#include <stdio.h>
#include <string.h>

static int position(const char *alphabet, char character) {
    const char *found = character == 0 ? NULL : strchr(alphabet, character);
    return found == NULL ? -1 : (int)(found - alphabet);
}

static const char base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static const char dotted_base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789./";

// Base64 without padding, up to the first character of another alphabet; the number of bytes, at most 64.
static size_t read_base64(const char *text, const char *alphabet, uint8_t output[64]) {
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
    hash->salt_count = read_base64(salt, base64, hash->salt);
    hash->digest_count = read_base64(digest, base64, hash->digest);
    return hash->salt_count > 0 && hash->digest_count > 0;
}

bool read_pbkdf2(const char *stored, pbkdf2_hash *hash) {
    char name[32], salt[96], digest[96];
    if (sscanf(stored, "$%31[^$]$%u$%95[^$]$%95s", name, &hash->iterations, salt, digest) != 4) return false;
    hash->digest_name = strcmp(name, "pbkdf2") == 0          ? "SHA1"
                        : strcmp(name, "pbkdf2-sha256") == 0 ? "SHA256"
                        : strcmp(name, "pbkdf2-sha512") == 0 ? "SHA512"
                                                             : NULL;
    hash->salt_count = read_base64(salt, dotted_base64, hash->salt);
    hash->digest_count = read_base64(digest, dotted_base64, hash->digest);
    return hash->digest_name != NULL && hash->salt_count > 0 && hash->digest_count > 0;
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
