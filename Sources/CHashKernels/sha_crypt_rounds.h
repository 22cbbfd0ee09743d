// The rounds of sha-crypt, one password after the other: one text for both digests.
//
// Whoever includes this has included sha_crypt_template.h. It gets `crypt_digest`.

TARGET static void crypt_digest(
    const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count, uint32_t rounds,
    uint8_t output[DIGEST_BYTES]
) {
    struct crypt_messages messages;
    struct OF_DIGEST(state) state;
    prepare_messages(&messages, password, password_count, salt, salt_count);
    for (size_t round = 0; round < rounds; round++) {
        const struct crypt_message *message = &messages.of[message_index(round)];
        struct crypt_message *next = &messages.of[message_index(round + 1)];
        state = OF_DIGEST(initial_state)();
        OF_DIGEST(absorb)(&state, message->bytes, message->block_count);
        OF_DIGEST(store_state)(&state, next->bytes + next->digest_offset);
    }
    OF_DIGEST(store_state)(&state, output);
    wipe(&state, sizeof state);
    wipe(&messages, sizeof messages);
}
