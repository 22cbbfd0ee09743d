// Digests of as many messages as a vector has lanes: one text for SHA-1, SHA-256 and SHA-512.
//
// Whoever includes this has included sha_lanes_words.h and wipe.h, and defines WORDS (of a state), DIGEST_BYTES,
// COMPRESS, which takes a state of WORDS and a block of 16 words, and `initial_words`.

/// The states of the active lanes after one more block, of which `words` holds 64 bytes of each lane a row; the others
/// stay.
LANES_INLINE void absorb_rows(__m512i state[WORDS], __m512i words[16], uint32_t active) {
    __m512i next[WORDS];
    for (int part = 0; part < BLOCK_BYTES / 64; part++) TRANSPOSE(words + part * LANES);
    for (int i = 0; i < 16; i++) words[i] = swap_bytes(words[i]);
    memcpy(next, state, sizeof next);
    COMPRESS(next, words);
    for (int i = 0; i < WORDS; i++) state[i] = BLEND_LANES(active, state[i], next[i]);
}

/// Writes `count` bytes of each lane's digest to where there is an output.
LANES_INLINE void store(const __m512i state[WORDS], uint8_t *const outputs[LANES], size_t count) {
    __m512i rows[LANES];
    for (int i = 0; i < LANES; i++) rows[i] = i < WORDS ? swap_bytes(state[i]) : _mm512_setzero_si512();
    TRANSPOSE(rows);
    for (int i = 0; i < LANES; i++)
        if (outputs[i]) _mm512_mask_storeu_epi8(outputs[i], _bzhi_u64(~0ull, (uint32_t)count), rows[i]);
}
