// What the files of Argon2 share: private to the kernels.
//
// A block is 128 words of 64 bits in an order of our own, in which the same registers serve the steps along the rows
// and along the columns: see `argon2_word_position`.

#ifndef ARGON2_FRAME_H
#define ARGON2_FRAME_H

#include "include/argon2_kernel.h"

#if defined(__x86_64__)

enum {
    ARGON2_BLOCK_WORDS = 128,
    ARGON2_BLOCK_BYTES = 1024,
    ARGON2_SLICES = 4,
    /// How many lanes, of one job or several, take turns: more would push each other's blocks out of the L1 cache.
    ARGON2_MAXIMUM_STREAM_COUNT = 8,
};

/// The compression function G of RFC 9106, section 3.5: block = G(previous, reference), or when `keeps` is not 0
/// block = block xor G(previous, reference). All are aligned to 64 bytes, and `block` is neither of the others.
typedef void argon2_compress(const uint64_t *previous, const uint64_t *reference, uint64_t *block, int keeps);

/// Where word `16 row + column` of a block lies: the order of bits r2 r1 r0 c3 c2 c1 c0 becomes r2 r1 c3 c2 c1 r0 c0.
/// Two words of a row are thus followed by the same two of the next row; word 0 stays where it was.
static inline unsigned argon2_word_position(unsigned word) {
    return (word & 0x61) | (word & 0x0e) << 1 | (word >> 3 & 0x02);
}

/// One lane of one job, while its segment is filled.
struct argon2_stream {
    uint64_t *memory;
    uint32_t lane;
};

/// The part of all lanes that is filled between two synchronisations: RFC 9106, section 3.4.
struct argon2_segment {
    const struct argon2_parameters *parameters;
    argon2_compress *compress;
    uint32_t pass;
    uint32_t slice;
    uint32_t segment_length;
};

/// Fills the segment in 1...8 lanes by turns.
void argon2_fill(const struct argon2_segment *segment, const struct argon2_stream *streams, size_t stream_count);

/// The whole of Argon2 with the given compression function.
void argon2_hash(
    const struct argon2_parameters *parameters, const struct argon2_job *jobs, size_t job_count,
    argon2_compress *compress);

#endif

#endif
