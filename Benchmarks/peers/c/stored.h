// Reads the stored hashes of the items for libraries that take bytes.
#ifndef STORED_H
#define STORED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint64_t cost; // N
    uint32_t block_size, parallelism;
    uint8_t salt[64], digest[64];
    size_t salt_count, digest_count;
} scrypt_hash;

// $scrypt$ln=…,r=…,p=…$salt$digest, both in base64 without padding.
bool read_scrypt(const char *stored, scrypt_hash *hash);

typedef struct {
    // As OpenSSL has it.
    const char *digest_name;
    unsigned iterations;
    uint8_t salt[64], digest[64];
    size_t salt_count, digest_count;
} pbkdf2_hash;

// $pbkdf2$iterations$salt$digest, $pbkdf2-sha256$… and $pbkdf2-sha512$…: passlib's base64, which has a dot for a plus.
bool read_pbkdf2(const char *stored, pbkdf2_hash *hash);

// Hex digits; the number of bytes, 0 where it is none.
size_t read_hex(const char *text, uint8_t output[64]);

// crypt(3)'s base 64, least significant bits first, as phpass has it; 22 characters are 16 bytes.
bool read_crypt64(const char text[22], uint8_t output[16]);

#endif
