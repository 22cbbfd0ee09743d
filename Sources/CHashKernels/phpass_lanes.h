// Jobs of PHPass in the lanes of vectors: what is the same for every width.

#ifndef PHPASS_LANES_H
#define PHPASS_LANES_H

#include <string.h>

#include "phpass_block.h"
#include "wipe.h"

#define PHPASS_STEP_CONSTANT(mix, a, b, c, d, number, word, shift, constant) constant##u,
#define PHPASS_STEP_WORD(mix, a, b, c, d, number, word, shift, constant) word,

/// Lays the jobs out for `lane_count` lanes.
///
/// `digests` is 4 rows of `lane_count` words, the digests. `sums` is 64 rows, one a step of MD5: its constant plus its
/// word of the message, which in the words of the password and the padding stays the same all the time; only the
/// constant in steps that take a word of the digest. Lanes without a job that fits one block compute something unused.
static inline void phpass_load_lanes(
    uint32_t *sums, uint32_t *digests, size_t lane_count, const struct phpass_job *jobs, size_t job_count) {
    static const uint32_t constants[64] = {MD5_STEPS(PHPASS_STEP_CONSTANT)};
    static const uint8_t step_words[64] = {MD5_STEPS(PHPASS_STEP_WORD)};
    uint32_t words[16];
    for (size_t lane = 0; lane < lane_count; lane++) {
        if (lane < job_count && phpass_fits_one_block(&jobs[lane]))
            phpass_make_block(words, &jobs[lane]);
        else
            memset(words, 0, sizeof words);
        for (size_t row = 0; row < 4; row++) digests[row * lane_count + lane] = words[row];
        for (size_t step = 0; step < 64; step++) {
            const uint32_t word = step_words[step] < 4 ? 0 : words[step_words[step]];
            sums[step * lane_count + lane] = constants[step] + word;
        }
    }
    wipe(words, sizeof words);
}

/// Writes the digests, and computes the jobs that had no lane.
static inline void phpass_store_lanes(
    const uint32_t *digests, size_t lane_count, uint32_t iteration_count, const struct phpass_job *jobs,
    size_t job_count) {
    for (size_t lane = 0; lane < job_count; lane++) {
        if (phpass_fits_one_block(&jobs[lane])) {
            for (size_t row = 0; row < 4; row++)
                memcpy(jobs[lane].output + 4 * row, &digests[row * lane_count + lane], 4);
        } else {
            phpass_md5(iteration_count, &jobs[lane]);
        }
    }
}

#endif
