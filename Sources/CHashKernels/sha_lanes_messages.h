// Whole messages in lanes, of any length, at any address: one text for every digest.
//
// Whoever includes this has included message_tail.h and sha_lanes_template.h.

/// What one lane digests: `block_count` blocks of a message; more than are whole mean the padding of `total` bytes too.
struct lane_message {
    const uint8_t *bytes;
    size_t count, block_count;
    uint64_t total;
};

/// A message, of any length, and where its digest goes: apart from the messages of other jobs.
struct digest_job {
    const uint8_t *message;
    size_t count;
    uint8_t *output;
};

/// Bytes of a message and its padding (FIPS 180-4, section 5.1): 64 bytes of a block, from `offset` on.
LANES_INLINE __m512i load_row(const struct lane_message *message, size_t offset) {
    const size_t rest = message->count > offset ? message->count - offset : 0;
    // Bytes that the mask leaves out are not read.
    const __mmask64 mask = rest < 64 ? (1ull << rest) - 1 : ~0ull;
    const __m512i bytes = _mm512_maskz_loadu_epi8(mask, message->bytes + (rest > 0 ? offset : 0));
    const __mmask64 end = message->count / 64 == offset / 64 ? 1ull << message->count % 64 : 0;
    const __m512i ended = _mm512_mask_blend_epi8(end, bytes, _mm512_set1_epi8((char)0x80));
    const __mmask8 last = offset + 64 == message->block_count * BLOCK_BYTES && message->count < offset + 64 ? 0x80 : 0;
    return _mm512_mask_blend_epi64(last, ended, _mm512_set1_epi64((int64_t)__builtin_bswap64(message->total << 3)));
}

/// Each lane's state after its message's blocks.
LANES_TARGET static void absorb(__m512i state[WORDS], const struct lane_message messages[LANES]) {
    size_t most = 0;
    for (int i = 0; i < LANES; i++) most = messages[i].block_count > most ? messages[i].block_count : most;
    __m512i words[16];
    for (size_t block = 0; block < most; block++) {
        uint32_t active = 0;
        for (int i = 0; i < LANES; i++) active |= (uint32_t)(block < messages[i].block_count) << i;
        for (int part = 0; part < BLOCK_BYTES / 64; part++)
            for (int i = 0; i < LANES; i++)
                words[part * LANES + i] = load_row(&messages[i], block * BLOCK_BYTES + 64 * (size_t)part);
        absorb_rows(state, words, active);
    }
    wipe(words, sizeof words);
}

/// A whole message: with its padding.
static inline struct lane_message padded_message(const uint8_t *bytes, size_t count, uint64_t total) {
    const size_t blocks = (count + BLOCK_BYTES / 8) / BLOCK_BYTES + 1;
    return (struct lane_message){readable_bytes(bytes, count), count, blocks, total};
}

/// The whole blocks of a message; none at all where it has none.
static inline struct lane_message whole_blocks(const uint8_t *bytes, size_t count) {
    return (struct lane_message){readable_bytes(bytes, count), count, count / BLOCK_BYTES, 0};
}

/// The digests of up to LANES messages.
LANES_TARGET static void digest(const struct digest_job *jobs, size_t job_count) {
    struct lane_message messages[LANES];
    uint8_t *outputs[LANES];
    for (size_t i = 0; i < LANES; i++) {
        const int used = i < job_count;
        messages[i] = used ? padded_message(jobs[i].message, jobs[i].count, jobs[i].count) : whole_blocks(0, 0);
        outputs[i] = used ? jobs[i].output : 0;
    }
    __m512i state[WORDS];
    initial_words(state);
    absorb(state, messages);
    store(state, outputs, DIGEST_BYTES);
    wipe(state, sizeof state);
}
