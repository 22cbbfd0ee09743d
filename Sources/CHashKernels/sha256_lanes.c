#include "sha256_lanes.h"

#if defined(__x86_64__)

void sha256_digest_lanes_avx512(const struct digest_job *jobs, size_t job_count) {
    digest(jobs, job_count);
}

#endif
