// PBKDF2 (RFC 8018, section 5.2) with HMAC (RFC 2104) of as many jobs as a vector has lanes: one text for every digest.
//
// Whoever includes this has included pbkdf2_kernel.h and sha_lanes_messages.h. It gets `derive_in_lanes`.

/// The states after the two blocks that hold a key, of every lane.
struct lanes_key {
    __m512i inner[WORDS], outer[WORDS];
};

LANES_TARGET static void prepare(struct lanes_key *key, const struct pbkdf2_job *jobs, size_t job_count) {
    uint8_t blocks[LANES][BLOCK_BYTES] = {{0}};
    struct lane_message messages[LANES];
    struct digest_job long_ones[LANES];
    size_t long_count = 0;
    for (size_t i = 0; i < LANES; i++) {
        messages[i] = whole_blocks(blocks[i], sizeof blocks[i]);
        if (i >= job_count) continue;
        if (jobs[i].password_count > BLOCK_BYTES)
            long_ones[long_count++] = (struct digest_job){jobs[i].password, jobs[i].password_count, blocks[i]};
        else
            memcpy(blocks[i], readable_bytes(jobs[i].password, jobs[i].password_count), jobs[i].password_count);
    }
    if (long_count > 0) digest(long_ones, long_count);
    for (size_t i = 0; i < LANES; i++)
        for (size_t j = 0; j < BLOCK_BYTES; j++) blocks[i][j] ^= 0x36;
    initial_words(key->inner);
    absorb(key->inner, messages);
    for (size_t i = 0; i < LANES; i++)
        for (size_t j = 0; j < BLOCK_BYTES; j++) blocks[i][j] ^= 0x36 ^ 0x5c;
    initial_words(key->outer);
    absorb(key->outer, messages);
    wipe(blocks, sizeof blocks);
}

/// A digest and the padding behind a key's block.
LANES_INLINE void absorb_digest(__m512i state[WORDS], const __m512i digest[WORDS]) {
    __m512i block[16];
    for (int i = 0; i < WORDS; i++) block[i] = digest[i];
    block[WORDS] = SET_WORD(LAST_BIT);
    for (int i = WORDS + 1; i < 15; i++) block[i] = _mm512_setzero_si512();
    block[15] = SET_WORD((BLOCK_BYTES + DIGEST_BYTES) * 8);
    COMPRESS(state, block);
}

LANES_TARGET static __attribute__((noinline)) void derive(
    const struct pbkdf2_job *jobs, size_t job_count, uint32_t iterations, size_t output_count
) {
    struct lanes_key key;
    prepare(&key, jobs, job_count);

    // The whole blocks of the salts, and what is left of each, with the number of the output block behind it.
    __m512i salted[WORDS], inner[WORDS], code[WORDS], sum[WORDS];
    struct lane_message messages[LANES];
    uint8_t tails[LANES][BLOCK_BYTES + 4];
    for (size_t i = 0; i < LANES; i++)
        messages[i] = i < job_count ? whole_blocks(jobs[i].salt, jobs[i].salt_count) : whole_blocks(0, 0);
    memcpy(salted, key.inner, sizeof salted);
    absorb(salted, messages);
    for (size_t i = 0; i < LANES; i++) {
        const size_t rest = messages[i].count % BLOCK_BYTES;
        memcpy(tails[i], messages[i].bytes + messages[i].count - rest, rest);
        messages[i] = padded_message(tails[i], rest + 4, BLOCK_BYTES + (uint64_t)messages[i].count + 4);
    }

    for (size_t done = 0, number = 1; done < output_count; done += DIGEST_BYTES, number++) {
        uint8_t *outputs[LANES];
        for (size_t i = 0; i < LANES; i++) {
            for (int j = 0; j < 4; j++) tails[i][messages[i].count - 4 + j] = (uint8_t)(number >> (24 - 8 * j));
            outputs[i] = i < job_count ? jobs[i].output + done : 0;
        }
        memcpy(inner, salted, sizeof inner);
        absorb(inner, messages);
        memcpy(code, key.outer, sizeof code);
        absorb_digest(code, inner);
        memcpy(sum, code, sizeof sum);
        for (uint32_t i = 1; i < iterations; i++) {
            memcpy(inner, key.inner, sizeof inner);
            absorb_digest(inner, code);
            memcpy(code, key.outer, sizeof code);
            absorb_digest(code, inner);
            for (int j = 0; j < WORDS; j++) sum[j] = _mm512_xor_si512(sum[j], code[j]);
        }
        store(sum, outputs, output_count - done < DIGEST_BYTES ? output_count - done : DIGEST_BYTES);
    }
    wipe(&key, sizeof key);
    wipe(salted, sizeof salted);
    wipe(inner, sizeof inner);
    wipe(code, sizeof code);
    wipe(sum, sizeof sum);
    wipe(tails, sizeof tails);
}

LANES_TARGET static void derive_in_lanes(
    const struct pbkdf2_job *jobs, size_t job_count, uint32_t iterations, size_t output_count
) {
    derive(jobs, job_count, iterations, output_count);
    // The blocks of `absorb_digest`.
    wipe_stack_below();
}
