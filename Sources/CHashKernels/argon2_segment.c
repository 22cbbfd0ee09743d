#include "argon2_frame.h"

#if defined(__x86_64__)

#include <string.h>

enum {
    // The words of one block of addresses: RFC 9106, section 3.4.1.2.
    ADDRESS_COUNT = ARGON2_BLOCK_WORDS,
    // How many blocks ahead memory is fetched: measured, 1 to 8 are nearly the same.
    DISTANCE = 2,
};

static inline void prefetch(const uint64_t *block) {
    for (unsigned word = 0; word < ARGON2_BLOCK_WORDS; word += 8) __builtin_prefetch(block + word, 0, 3);
}

static inline uint32_t lane_length(const struct argon2_segment *segment) {
    return segment->segment_length * ARGON2_SLICES;
}

// The number of the block that J2 || J1 in `word` refers to, for block `index` of the segment in `lane`: RFC 9106,
// section 3.4.2. No branch depends on `word`, as none could be predicted.
static inline size_t reference_number(
    const struct argon2_segment *segment, uint32_t lane, uint32_t index, uint64_t word) {
    const uint32_t lanes = segment->parameters->lanes;
    const uint32_t length = segment->segment_length;
    const int is_first = segment->pass == 0;

    const int is_own_alone = lanes == 1 || (is_first && segment->slice == 0);
    const uint32_t reference_lane = is_own_alone ? lane : (uint32_t)(word >> 32) % lanes;

    const uint32_t finished = is_first ? segment->slice * length : (ARGON2_SLICES - 1) * length;
    const uint32_t is_own = -(uint32_t)(reference_lane == lane);
    const uint64_t area = finished + (is_own & (index - 1)) - (~is_own & (index == 0));
    const uint64_t first = is_first || segment->slice == ARGON2_SLICES - 1 ? 0 : (segment->slice + 1) * length;

    const uint64_t square = (word & 0xffffffff) * (word & 0xffffffff) >> 32;
    uint64_t position = first + area - 1 - (area * square >> 32);
    position -= position >= lane_length(segment) ? lane_length(segment) : 0;
    return (size_t)reference_lane * lane_length(segment) + position;
}

// A lane's segment while it is filled: the block to compute next, the one before, and the one it refers to.
struct cursor {
    uint64_t *block;
    const uint64_t *previous;
    const uint64_t *reference;
};

static inline void advance(struct cursor *cursor) {
    cursor->previous = cursor->block;
    cursor->block += ARGON2_BLOCK_WORDS;
}

// Every block says which block the next one refers to: RFC 9106, section 3.4.1.1. One lane's reference is fetched
// while the others compute.
static void fill_dependent(
    const struct argon2_segment *segment, const struct argon2_stream *streams, size_t stream_count,
    struct cursor *cursors, uint32_t begin, int keeps) {
    const uint32_t end = segment->segment_length;
    for (size_t s = 0; s < stream_count; s++) {
        const size_t number = reference_number(segment, streams[s].lane, begin, cursors[s].previous[0]);
        cursors[s].reference = streams[s].memory + number * ARGON2_BLOCK_WORDS;
        prefetch(cursors[s].reference);
    }
    for (uint32_t index = begin; index < end; index++) {
        for (size_t s = 0; s < stream_count; s++) {
            struct cursor *cursor = &cursors[s];
            segment->compress(cursor->previous, cursor->reference, cursor->block, keeps);
            advance(cursor);
            if (index + 1 == end) continue;
            const size_t number = reference_number(segment, streams[s].lane, index + 1, cursor->previous[0]);
            cursor->reference = streams[s].memory + number * ARGON2_BLOCK_WORDS;
            prefetch(cursor->reference);
            if (index + DISTANCE < end) prefetch(cursor->block + (DISTANCE - 1) * ARGON2_BLOCK_WORDS);
        }
    }
}

// The blocks that the blocks `begin` ..< `end` of the segment in `lane` refer to, all of one block of addresses:
// RFC 9106, section 3.4.1.2.
static void find_references(
    const struct argon2_segment *segment, uint32_t lane, uint32_t begin, uint32_t end, size_t *references) {
    static const _Alignas(64) uint64_t zero[ARGON2_BLOCK_WORDS];
    _Alignas(64) uint64_t input[ARGON2_BLOCK_WORDS], middle[ARGON2_BLOCK_WORDS], addresses[ARGON2_BLOCK_WORDS];
    const uint64_t values[] = {
        segment->pass, lane, segment->slice, (uint64_t)lane_length(segment) * segment->parameters->lanes,
        segment->parameters->iterations, segment->parameters->variant, begin / ADDRESS_COUNT + 1};
    memset(input, 0, sizeof input);
    for (unsigned i = 0; i < sizeof values / sizeof values[0]; i++) input[argon2_word_position(i)] = values[i];
    segment->compress(zero, input, middle, 0);
    segment->compress(zero, middle, addresses, 0);
    for (uint32_t index = begin; index < end; index++) {
        const uint64_t word = addresses[argon2_word_position(index % ADDRESS_COUNT)];
        references[index - begin] = reference_number(segment, lane, index, word);
    }
}

// No reference depends on a password: all are known in advance, and the same for the one lane of all jobs.
static void fill_independent(
    const struct argon2_segment *segment, const struct argon2_stream *streams, size_t stream_count,
    struct cursor *cursors, uint32_t begin, int keeps) {
    size_t tables[ARGON2_MAXIMUM_STREAM_COUNT][ADDRESS_COUNT];
    const size_t *references[ARGON2_MAXIMUM_STREAM_COUNT];
    while (begin < segment->segment_length) {
        const uint32_t left = segment->segment_length - begin;
        const uint32_t room = ADDRESS_COUNT - begin % ADDRESS_COUNT;
        const uint32_t count = left < room ? left : room;
        for (size_t s = 0; s < stream_count; s++) {
            if (s > 0 && streams[s].lane == streams[s - 1].lane) {
                references[s] = references[s - 1];
            } else {
                find_references(segment, streams[s].lane, begin, begin + count, tables[s]);
                references[s] = tables[s];
            }
            for (uint32_t i = 0; i < DISTANCE && i < count; i++)
                prefetch(streams[s].memory + references[s][i] * ARGON2_BLOCK_WORDS);
        }
        for (uint32_t i = 0; i < count; i++) {
            for (size_t s = 0; s < stream_count; s++) {
                struct cursor *cursor = &cursors[s];
                if (i + DISTANCE < count) {
                    prefetch(streams[s].memory + references[s][i + DISTANCE] * ARGON2_BLOCK_WORDS);
                    prefetch(cursor->block + DISTANCE * ARGON2_BLOCK_WORDS);
                }
                const uint64_t *reference = streams[s].memory + references[s][i] * ARGON2_BLOCK_WORDS;
                segment->compress(cursor->previous, reference, cursor->block, keeps);
                advance(cursor);
            }
        }
        begin += count;
    }
}

void argon2_fill(const struct argon2_segment *segment, const struct argon2_stream *streams, size_t stream_count) {
    const struct argon2_parameters *parameters = segment->parameters;
    const int is_first = segment->pass == 0;
    const uint32_t begin = is_first && segment->slice == 0 ? 2 : 0;
    const int keeps = !is_first && parameters->version != 0x10;
    const int is_independent =
        parameters->variant == 1 || (parameters->variant == 2 && is_first && segment->slice < ARGON2_SLICES / 2);

    struct cursor cursors[ARGON2_MAXIMUM_STREAM_COUNT];
    const size_t lane_words = (size_t)lane_length(segment) * ARGON2_BLOCK_WORDS;
    for (size_t s = 0; s < stream_count; s++) {
        uint64_t *lane = streams[s].memory + streams[s].lane * lane_words;
        const size_t position = (size_t)segment->slice * segment->segment_length + begin;
        cursors[s].block = lane + position * ARGON2_BLOCK_WORDS;
        cursors[s].previous = position == 0 ? lane + lane_words - ARGON2_BLOCK_WORDS
                                            : cursors[s].block - ARGON2_BLOCK_WORDS;
    }
    if (is_independent) {
        fill_independent(segment, streams, stream_count, cursors, begin, keeps);
    } else {
        fill_dependent(segment, streams, stream_count, cursors, begin, keeps);
    }
}

#endif
