#include "pbkdf2_kernel.h"

#if defined(__x86_64__)

#include "sha1_lanes.h"
#include "sha_lanes_messages.h"

#include "pbkdf2_lanes_template.h"

void pbkdf2_sha1_lanes_avx512(
    const struct pbkdf2_job *jobs, size_t job_count, uint32_t iterations, size_t output_count
) {
    derive_in_lanes(jobs, job_count, iterations, output_count);
}

#endif
