// The bare library call that computes what one verification of a scheme computes: the baseline of the benchmarks.
//
// Each function makes its call `repetitions` times over, leaves the result of the last one in `output`, and returns
// whether every call succeeded. Whatever a C program would set up once is set up before the loop.
#ifndef BARE_CALLS_H
#define BARE_CALLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    const uint8_t *bytes;
    size_t count;
} bare_bytes;

// argon2_ctx with one thread: Argon2id, version 0x13.
bool bare_argon2id(bare_bytes password, bare_bytes salt, uint32_t memory, uint32_t iterations, uint32_t lanes,
                   uint8_t *output, size_t output_count, size_t repetitions);

// crypt_rn with a crypt_data that is allocated once; `output` takes CRYPT_OUTPUT_SIZE (384) bytes, NUL included.
bool bare_crypt(const char *password, const char *setting, char *output, size_t repetitions);

// EVP_PBE_scrypt.
bool bare_scrypt(bare_bytes password, bare_bytes salt, uint64_t cost, uint32_t block_size, uint32_t parallelism,
                 uint8_t *output, size_t output_count, size_t repetitions);

// libscrypt_scrypt, the peer of EVP_PBE_scrypt.
bool bare_libscrypt(bare_bytes password, bare_bytes salt, uint64_t cost, uint32_t block_size, uint32_t parallelism,
                    uint8_t *output, size_t output_count, size_t repetitions);

// EVP_PBE_scrypt for 32 bytes, then EVP_EncryptInit_ex and EVP_EncryptUpdate of the signer key with AES-256-CTR;
// `output` takes as many bytes as the signer key has.
bool bare_firebase_scrypt(bare_bytes password, bare_bytes salt, uint64_t cost, uint32_t block_size,
                          bare_bytes signer_key, uint8_t *output, size_t repetitions);

// PKCS5_PBKDF2_HMAC with EVP_sha1() or its like; `name` as EVP_get_digestbyname knows it.
bool bare_pbkdf2(bare_bytes password, bare_bytes salt, const char *name, unsigned iterations, uint8_t *output,
                 size_t output_count, size_t repetitions);

// PHPass: MD5 of salt and password, then 2^count_log2 times MD5 of digest and password; one fetched EVP_MD, one
// EVP_MD_CTX. `output` takes 16 bytes.
bool bare_phpass(bare_bytes password, bare_bytes salt, unsigned count_log2, uint8_t *output, size_t repetitions);

// How a single digest is asked for.
typedef enum {
    BARE_DIGEST_STOCK,   // EVP_Digest with what EVP_get_digestbyname gives: EVP_md5() and its like
    BARE_DIGEST_FETCHED, // EVP_Digest with an EVP_MD that was fetched once
    BARE_DIGEST_REUSED,  // Init, Update, Final on one EVP_MD_CTX with a fetched EVP_MD
} bare_digest_way;

// `name` as OpenSSL's default provider knows it; `output` takes EVP_MAX_MD_SIZE (64) bytes.
bool bare_digest(bare_digest_way way, const char *name, bare_bytes message, uint8_t *output, size_t repetitions);

// The version of libcrypto at run time, and of libxcrypt's header.
const char *bare_libcrypto_version(void);
const char *bare_libxcrypt_version(void);

#endif
