#include "sha_crypt_kernel.h"

#if defined(__x86_64__)

#define SHA256_FOR_AVX2
#include "sha256_message.h"

#include "sha256_lanes.h"

#define DIGEST sha256
#define TARGET SHA256_TARGET
#define PASSWORD_LIMIT SHA_CRYPT_LANES_PASSWORD_LIMIT
#include "sha_crypt_template.h"

#include "sha_crypt_lanes_template.h"

void sha256_crypt_lanes_avx512(const struct sha_crypt_job *jobs, size_t job_count, uint32_t rounds) {
    crypt_in_lanes(jobs, job_count, rounds, sha256_crypt_avx2);
}

#endif
