#include "bare_calls.h"

#include <argon2.h>
#include <crypt.h>
#include <libscrypt.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <stdlib.h>
#include <string.h>

bool bare_argon2id(bare_bytes password, bare_bytes salt, uint32_t memory, uint32_t iterations, uint32_t lanes,
                   uint8_t *output, size_t output_count, size_t repetitions) {
    for (size_t i = 0; i < repetitions; i++) {
        argon2_context context = {
            .out = output,
            .outlen = (uint32_t)output_count,
            .pwd = (uint8_t *)password.bytes,
            .pwdlen = (uint32_t)password.count,
            .salt = (uint8_t *)salt.bytes,
            .saltlen = (uint32_t)salt.count,
            .t_cost = iterations,
            .m_cost = memory,
            .lanes = lanes,
            .threads = 1,
            .version = ARGON2_VERSION_13,
            .flags = ARGON2_DEFAULT_FLAGS,
        };
        if (argon2_ctx(&context, Argon2_id) != ARGON2_OK) return false;
    }
    return true;
}

bool bare_crypt(const char *password, const char *setting, char *output, size_t repetitions) {
    static struct crypt_data data;
    const char *result = NULL;
    for (size_t i = 0; i < repetitions; i++) {
        result = crypt_rn(password, setting, &data, sizeof data);
        if (result == NULL) return false;
    }
    if (result == NULL) return false;
    memcpy(output, result, strlen(result) + 1);
    return true;
}

static bool pbe_scrypt(bare_bytes password, bare_bytes salt, uint64_t cost, uint32_t block_size, uint32_t parallelism,
                       uint8_t *output, size_t output_count) {
    uint64_t memory = 128 * (uint64_t)block_size * (cost + parallelism + 2);
    return EVP_PBE_scrypt((const char *)password.bytes, password.count, salt.bytes, salt.count, cost, block_size,
                          parallelism, memory, output, output_count) == 1;
}

bool bare_scrypt(bare_bytes password, bare_bytes salt, uint64_t cost, uint32_t block_size, uint32_t parallelism,
                 uint8_t *output, size_t output_count, size_t repetitions) {
    for (size_t i = 0; i < repetitions; i++) {
        if (!pbe_scrypt(password, salt, cost, block_size, parallelism, output, output_count)) return false;
    }
    return true;
}

bool bare_libscrypt(bare_bytes password, bare_bytes salt, uint64_t cost, uint32_t block_size, uint32_t parallelism,
                    uint8_t *output, size_t output_count, size_t repetitions) {
    for (size_t i = 0; i < repetitions; i++) {
        if (libscrypt_scrypt(password.bytes, password.count, salt.bytes, salt.count, cost, block_size, parallelism,
                             output, output_count) != 0)
            return false;
    }
    return true;
}

bool bare_firebase_scrypt(bare_bytes password, bare_bytes salt, uint64_t cost, uint32_t block_size,
                          bare_bytes signer_key, uint8_t *output, size_t repetitions) {
    static const uint8_t counter[16] = {0};
    for (size_t i = 0; i < repetitions; i++) {
        uint8_t key[32];
        if (!pbe_scrypt(password, salt, cost, block_size, 1, key, sizeof key)) return false;
        EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
        int written = 0;
        bool succeeded = context != NULL && EVP_EncryptInit_ex(context, EVP_aes_256_ctr(), NULL, key, counter) == 1 &&
                         EVP_EncryptUpdate(context, output, &written, signer_key.bytes, (int)signer_key.count) == 1;
        EVP_CIPHER_CTX_free(context);
        if (!succeeded || (size_t)written != signer_key.count) return false;
    }
    return true;
}

bool bare_pbkdf2(bare_bytes password, bare_bytes salt, const char *name, unsigned iterations, uint8_t *output,
                 size_t output_count, size_t repetitions) {
    const EVP_MD *digest = EVP_get_digestbyname(name);
    bool succeeded = digest != NULL;
    for (size_t i = 0; succeeded && i < repetitions; i++) {
        succeeded = PKCS5_PBKDF2_HMAC((const char *)password.bytes, (int)password.count, salt.bytes, (int)salt.count,
                                      (int)iterations, digest, (int)output_count, output) == 1;
    }
    return succeeded;
}

static bool digest_two(EVP_MD_CTX *context, const EVP_MD *digest, bare_bytes first, bare_bytes second,
                       uint8_t *output) {
    return EVP_DigestInit_ex(context, digest, NULL) == 1 &&
           EVP_DigestUpdate(context, first.bytes, first.count) == 1 &&
           EVP_DigestUpdate(context, second.bytes, second.count) == 1 &&
           EVP_DigestFinal_ex(context, output, NULL) == 1;
}

bool bare_phpass(bare_bytes password, bare_bytes salt, unsigned count_log2, uint8_t *output, size_t repetitions) {
    EVP_MD *digest = EVP_MD_fetch(NULL, "MD5", NULL);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool succeeded = digest != NULL && context != NULL;
    bare_bytes previous = {output, 16};
    for (size_t i = 0; succeeded && i < repetitions; i++) {
        succeeded = digest_two(context, digest, salt, password, output);
        for (size_t count = (size_t)1 << count_log2; succeeded && count > 0; count--) {
            succeeded = digest_two(context, digest, previous, password, output);
        }
    }
    EVP_MD_CTX_free(context);
    EVP_MD_free(digest);
    return succeeded;
}

bool bare_digest(bare_digest_way way, const char *name, bare_bytes message, uint8_t *output, size_t repetitions) {
    const EVP_MD *stock = EVP_get_digestbyname(name);
    EVP_MD *fetched = EVP_MD_fetch(NULL, name, NULL);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool succeeded = stock != NULL && fetched != NULL && context != NULL;
    switch (way) {
    case BARE_DIGEST_STOCK:
        for (size_t i = 0; succeeded && i < repetitions; i++) {
            succeeded = EVP_Digest(message.bytes, message.count, output, NULL, stock, NULL) == 1;
        }
        break;
    case BARE_DIGEST_FETCHED:
        for (size_t i = 0; succeeded && i < repetitions; i++) {
            succeeded = EVP_Digest(message.bytes, message.count, output, NULL, fetched, NULL) == 1;
        }
        break;
    case BARE_DIGEST_REUSED:
        for (size_t i = 0; succeeded && i < repetitions; i++) {
            succeeded = EVP_DigestInit_ex(context, fetched, NULL) == 1 &&
                        EVP_DigestUpdate(context, message.bytes, message.count) == 1 &&
                        EVP_DigestFinal_ex(context, output, NULL) == 1;
        }
        break;
    }
    EVP_MD_CTX_free(context);
    EVP_MD_free(fetched);
    return succeeded;
}

const char *bare_libcrypto_version(void) { return OpenSSL_version(OPENSSL_VERSION); }
const char *bare_libxcrypt_version(void) { return XCRYPT_VERSION_STR; }
