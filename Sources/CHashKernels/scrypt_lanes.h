// scryptROMix (RFC 7914, section 5) of several instances in the lanes of vectors: what the kernels of all widths share.
//
// A lane is 128 bits and holds a diagonal of one instance's Salsa20 matrix, so that the vectors a, b, c, d are the four
// diagonals and a round works on whole vectors. The lines of V keep that order of the words too. A set has as many
// instances as a vector has lanes; the steps of several sets take turns, because each waits for the one before it.
//
// Whoever includes this has defined
// - LANES, `vector`, and LANES_INLINE with the target of all functions;
// - `vector_add`, `vector_xor`, `vector_xor_rotated(value, sum, distance)` and `vector_turn(value, words)`;
// - `struct line`, the 64 bytes of one instance, and `reorder_words(line, order)`;
// - `struct rows`, the vectors a, b, c, d, with `load_rows(lines, index)` and `store_rows(lines, index, rows)`, which
//   read and write the line `index` of each lane.

#ifndef SCRYPT_LANES_H
#define SCRYPT_LANES_H

#include <stddef.h>

enum {
    SETS = SCRYPT_LANES / LANES,
    // How many lines of V_j are on their way beside the one in work: asking for more at once took longer with eight.
    LINES_AHEAD = 4,
};

struct set {
    // V of each lane. A lane without an instance repeats the first one, and writes the same bytes to the same place.
    struct line *v[LANES];
    // The blocks before and after scryptBlockMix.
    struct rows *x, *y;
};

#define EACH_SET for (int s = 0; s < sets; s++)
#define STEP(TARGET, ONE, OTHER, DISTANCE) \
    EACH_SET state[s].TARGET = \
        vector_xor_rotated(state[s].TARGET, vector_add(state[s].ONE, state[s].OTHER), DISTANCE)
#define TURN(ROW, WORDS) EACH_SET state[s].ROW = vector_turn(state[s].ROW, WORDS)

// RFC 7914, section 3: four quarter rounds in each instance.
#define QUARTER_ROUNDS(B, D) \
    STEP(B, a, D, 7); \
    STEP(c, B, a, 9); \
    STEP(D, c, B, 13); \
    STEP(a, D, c, 18)

// The columns; then the rows, for which b and d change places.
#define DOUBLE_ROUND \
    QUARTER_ROUNDS(b, d); \
    TURN(b, 0x93); TURN(c, 0x4e); TURN(d, 0x39); \
    QUARTER_ROUNDS(d, b); \
    TURN(b, 0x39); TURN(c, 0x4e); TURN(d, 0x93)

LANES_INLINE struct rows rows_xor(struct rows one, struct rows other) {
    return (struct rows){
        vector_xor(one.a, other.a), vector_xor(one.b, other.b), vector_xor(one.c, other.c), vector_xor(one.d, other.d)};
}

LANES_INLINE struct rows rows_add(struct rows one, struct rows other) {
    return (struct rows){
        vector_add(one.a, other.a), vector_add(one.b, other.b), vector_add(one.c, other.c), vector_add(one.d, other.d)};
}

// scryptBlockMix (section 4) from x to y, which is V_i too if i < N.
LANES_INLINE void fill_block(const struct set *set, const int sets, uint64_t n, size_t r, uint64_t i) {
    // Stores of half a line wait for the rest of it, unless it is there by then.
    const size_t lines = 2 * r, block = i * lines, next_block = ((i + 1) & (n - 1)) * lines;
    struct rows state[SETS], input[SETS];
    EACH_SET state[s] = set[s].x[lines - 1];
    for (size_t k = 0; k < lines; k++) {
        // The even lines come first, then the odd ones.
        const size_t target = k / 2 + (k & 1) * r;
        EACH_SET input[s] = state[s] = rows_xor(state[s], set[s].x[k]);
        DOUBLE_ROUND; DOUBLE_ROUND; DOUBLE_ROUND; DOUBLE_ROUND;
        EACH_SET set[s].y[target] = state[s] = rows_add(state[s], input[s]);
        if (i == n) continue;
        EACH_SET {
            store_rows(set[s].v, block + target, state[s]);
            for (int lane = 0; lane < LANES; lane++) __builtin_prefetch(set[s].v[lane] + next_block + target, 1);
        }
    }
}

// scryptBlockMix from x xor V_j to y, where j is Integerify(x) mod N: section 5, step 3.
LANES_INLINE void mix_block(const struct set *set, const int sets, uint64_t n, size_t r) {
    const size_t lines = 2 * r;
    struct line *chosen[SETS][LANES];
    EACH_SET for (int lane = 0; lane < LANES; lane++) {
        uint32_t word;
        memcpy(&word, (const char *)&set[s].x[lines - 1].a + 16 * lane, sizeof word);
        chosen[s][lane] = set[s].v[lane] + (word & (n - 1)) * lines;
        __builtin_prefetch(chosen[s][lane] + lines - 1);
    }
    for (size_t k = 0; k < LINES_AHEAD && k < lines; k++)
        EACH_SET for (int lane = 0; lane < LANES; lane++) __builtin_prefetch(chosen[s][lane] + k);

    struct rows state[SETS], input[SETS];
    EACH_SET state[s] = rows_xor(set[s].x[lines - 1], load_rows(chosen[s], lines - 1));
    for (size_t k = 0; k < lines; k++) {
        const size_t target = k / 2 + (k & 1) * r;
        if (k + LINES_AHEAD < lines)
            EACH_SET for (int lane = 0; lane < LANES; lane++) __builtin_prefetch(chosen[s][lane] + k + LINES_AHEAD);
        EACH_SET input[s] = state[s] = rows_xor(state[s], rows_xor(set[s].x[k], load_rows(chosen[s], k)));
        DOUBLE_ROUND; DOUBLE_ROUND; DOUBLE_ROUND; DOUBLE_ROUND;
        EACH_SET set[s].y[target] = state[s] = rows_add(state[s], input[s]);
    }
}

LANES_INLINE void exchange_blocks(struct set *set, const int sets) {
    EACH_SET {
        struct rows *x = set[s].x;
        set[s].x = set[s].y;
        set[s].y = x;
    }
}

// All of scryptROMix but the order of the words; `sets` is a constant, so that its loops unroll.
LANES_INLINE void mix_sets(struct set *set, const int sets, uint64_t n, size_t r) {
    for (uint64_t i = 1; i <= n; i++) {
        fill_block(set, sets, n, r, i);
        exchange_blocks(set, sets);
    }
    for (uint64_t i = 0; i < n; i++) {
        mix_block(set, sets, n, r);
        exchange_blocks(set, sets);
    }
}

// The words of a line in the order of the diagonals, and the way back.
static const uint32_t diagonal_words[16] = {0, 5, 10, 15, 4, 9, 14, 3, 8, 13, 2, 7, 12, 1, 6, 11};
static const uint32_t natural_words[16] = {0, 13, 10, 7, 4, 1, 14, 11, 8, 5, 2, 15, 12, 9, 6, 3};

// Takes the blocks of LANES instances, or of as many as there are, into V_0 and x. Both x and y have room for LANES
// blocks.
LANES_INLINE struct set begin_set(
    const struct scrypt_instance *instances, uint32_t count, size_t r, uint8_t *x, uint8_t *y
) {
    struct set set = {.x = (struct rows *)(void *)x, .y = (struct rows *)(void *)y};
    for (uint32_t lane = 0; lane < LANES; lane++) {
        set.v[lane] = (struct line *)(void *)instances[lane < count ? lane : 0].v;
        if (lane >= count) continue;
        const struct line *block = (const struct line *)(const void *)instances[lane].block;
        for (size_t i = 0; i < 2 * r; i++) set.v[lane][i] = reorder_words(block[i], diagonal_words);
    }
    for (size_t i = 0; i < 2 * r; i++) set.x[i] = load_rows(set.v, i);
    return set;
}

// Puts the result into the instances' blocks.
LANES_INLINE void end_set(const struct set *set, const struct scrypt_instance *instances, uint32_t count, size_t r) {
    struct line *blocks[LANES];
    for (uint32_t lane = 0; lane < LANES; lane++)
        blocks[lane] = (struct line *)(void *)instances[lane < count ? lane : 0].block;
    for (size_t i = 0; i < 2 * r; i++) store_rows(blocks, i, set->x[i]);
    for (uint32_t lane = 0; lane < LANES && lane < count; lane++)
        for (size_t i = 0; i < 2 * r; i++) blocks[lane][i] = reorder_words(blocks[lane][i], natural_words);
}

#endif
