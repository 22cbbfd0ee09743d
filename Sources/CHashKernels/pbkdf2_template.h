// HMAC (RFC 2104) with its key prepared once, and PBKDF2 (RFC 8018, section 5.2) on top: one text for every digest.
//
// Whoever includes this defines DIGEST (sha256 ...), whose `_message.h` it has included, TARGET, BLOCK_BYTES and
// DIGEST_BYTES, and two functions of the digest's state: `absorb_digest`, which takes a digest and the padding behind a
// key's block, and `add_state`, exclusive or; and `struct hmac_DIGEST_key`. It gets `hmac_prepare` and `hmac_expand`.

#define JOINED_AGAIN(A, B, C) A##B##C
#define JOINED(A, B, C) JOINED_AGAIN(A, B, C)
#define OF_DIGEST(NAME) JOINED(DIGEST, _, NAME)
#define HMAC_KEY struct JOINED(hmac_, DIGEST, _key)

/// Prepares a key of any length; a longer one than a block is digested first.
TARGET static void hmac_prepare(HMAC_KEY *key, const uint8_t *password, size_t count) {
    uint8_t block[BLOCK_BYTES] = {0};
    if (count > BLOCK_BYTES) {
        struct OF_DIGEST(state) state = OF_DIGEST(initial_state)();
        OF_DIGEST(finish)(&state, password, count, count);
        OF_DIGEST(store_state)(&state, block);
        wipe(&state, sizeof state);
    } else {
        memcpy(block, readable_bytes(password, count), count);
    }
    for (int i = 0; i < BLOCK_BYTES; i++) block[i] ^= 0x36;
    key->inner = OF_DIGEST(initial_state)();
    OF_DIGEST(absorb)(&key->inner, block, 1);
    for (int i = 0; i < BLOCK_BYTES; i++) block[i] ^= 0x36 ^ 0x5c;
    key->outer = OF_DIGEST(initial_state)();
    OF_DIGEST(absorb)(&key->outer, block, 1);
    wipe(block, sizeof block);
}

/// PBKDF2 with a prepared key. The whole blocks of a long salt are computed once, not once an output block.
TARGET static void hmac_expand(
    const HMAC_KEY *key, const uint8_t *salt, size_t salt_count, uint32_t iterations, uint8_t *output,
    size_t output_count
) {
    const uint8_t *bytes = readable_bytes(salt, salt_count);
    struct OF_DIGEST(state) salted = key->inner, inner, code, sum;
    OF_DIGEST(absorb)(&salted, bytes, salt_count / BLOCK_BYTES);
    // What is left of the salt, and the big-endian number of the output block.
    const size_t rest = salt_count % BLOCK_BYTES;
    uint8_t tail[BLOCK_BYTES + 4], block[DIGEST_BYTES];
    memcpy(tail, bytes + salt_count - rest, rest);

    for (uint32_t number = 1; output_count > 0; number++) {
        for (int i = 0; i < 4; i++) tail[rest + i] = (uint8_t)(number >> (24 - 8 * i));
        inner = salted;
        OF_DIGEST(finish)(&inner, tail, rest + 4, BLOCK_BYTES + (uint64_t)salt_count + 4);
        code = key->outer;
        absorb_digest(&code, &inner);
        // The sum stays in the form of the states: the order of the words does not matter to exclusive or.
        sum = code;
        for (uint32_t i = 1; i < iterations; i++) {
            inner = key->inner;
            absorb_digest(&inner, &code);
            code = key->outer;
            absorb_digest(&code, &inner);
            add_state(&sum, &code);
        }
        OF_DIGEST(store_state)(&sum, block);
        const size_t count = output_count < DIGEST_BYTES ? output_count : DIGEST_BYTES;
        memcpy(output, block, count);
        output += count;
        output_count -= count;
    }
    wipe(&salted, sizeof salted);
    wipe(&inner, sizeof inner);
    wipe(&code, sizeof code);
    wipe(&sum, sizeof sum);
    wipe(tail, sizeof tail);
    wipe(block, sizeof block);
}
