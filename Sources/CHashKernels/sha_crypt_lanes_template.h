// sha-crypt of as many passwords as a vector has lanes: one text for both digests.
//
// Whoever includes this has included sha_lanes_template.h and sha_crypt_template.h. It gets `crypt_in_lanes`.

/// What every lane hashes in one kind of round.
struct lane_kind {
    struct crypt_message *messages[LANES];
    /// The lanes that have more than so many blocks, and how many blocks the longest message has.
    uint32_t active[sizeof ((struct crypt_message *)0)->bytes / BLOCK_BYTES];
    size_t block_count;
};

static void prepare_lanes(struct lane_kind kinds[8], struct crypt_messages *messages) {
    for (int kind = 0; kind < 8; kind++) {
        kinds[kind] = (struct lane_kind){0};
        for (int i = 0; i < LANES; i++) {
            struct crypt_message *message = &messages[i].of[kind];
            kinds[kind].messages[i] = message;
            for (size_t block = 0; block < message->block_count; block++) kinds[kind].active[block] |= 1u << i;
            if (message->block_count > kinds[kind].block_count) kinds[kind].block_count = message->block_count;
        }
    }
}

LANES_TARGET static __attribute__((noinline)) void crypt_rounds(
    const struct lane_kind kinds[8], uint32_t rounds, uint8_t *const outputs[LANES]
) {
    __m512i state[WORDS], words[16];
    uint8_t *digests[LANES];
    for (size_t round = 0; round < rounds; round++) {
        const struct lane_kind *kind = &kinds[message_index(round)], *next = &kinds[message_index(round + 1)];
        initial_words(state);
        for (size_t block = 0; block < kind->block_count; block++) {
            // Every message has room for the most blocks, with zeros behind its own.
            for (int part = 0; part < BLOCK_BYTES / 64; part++)
                for (int i = 0; i < LANES; i++)
                    words[part * LANES + i] =
                        _mm512_loadu_si512(kind->messages[i]->bytes + block * BLOCK_BYTES + 64 * part);
            absorb_rows(state, words, kind->active[block]);
        }
        for (int i = 0; i < LANES; i++) digests[i] = next->messages[i]->bytes + next->messages[i]->digest_offset;
        store(state, digests, DIGEST_BYTES);
    }
    store(state, outputs, DIGEST_BYTES);
}

LANES_TARGET static __attribute__((noinline)) void crypt_jobs(
    const struct sha_crypt_job *jobs, size_t job_count, uint32_t rounds
) {
    struct crypt_messages messages[LANES];
    struct lane_kind kinds[8];
    uint8_t *outputs[LANES] = {0};
    for (size_t i = 0; i < job_count; i++) {
        const struct sha_crypt_job *job = &jobs[i];
        outputs[i] = job->output;
        prepare_messages(&messages[i], job->password, job->password_count, job->salt, job->salt_count);
    }
    // Lanes without a job compute what the first one does.
    for (size_t i = job_count; i < LANES; i++) messages[i] = messages[0];
    prepare_lanes(kinds, messages);
    crypt_rounds(kinds, rounds, outputs);
    wipe(messages, sizeof messages);
}

/// The jobs of passwords that the lanes take; then the others one after the other, with `crypt_one`.
LANES_TARGET static void crypt_in_lanes(
    const struct sha_crypt_job *jobs, size_t job_count, uint32_t rounds,
    void (*crypt_one)(const uint8_t *, size_t, const uint8_t *, size_t, uint32_t, uint8_t *)
) {
    struct sha_crypt_job short_ones[LANES];
    size_t count = 0;
    for (size_t i = 0; i < job_count; i++)
        if (jobs[i].password_count <= PASSWORD_LIMIT) short_ones[count++] = jobs[i];
    if (count > 0) crypt_jobs(short_ones, count, rounds);
    for (size_t i = 0; i < job_count; i++) {
        const struct sha_crypt_job *job = &jobs[i];
        if (job->password_count > PASSWORD_LIMIT)
            crypt_one(job->password, job->password_count, job->salt, job->salt_count, rounds, job->output);
    }
    // The blocks of `crypt_rounds`.
    wipe_stack_below();
}
