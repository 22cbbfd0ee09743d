// HMAC (RFC 2104) with its key prepared once, and PBKDF2 (RFC 8018, section 5.2) on top: one text for every digest.
//
// Whoever includes this defines DIGEST (sha256 ...), whose `_message.h` it has included, TARGET, BLOCK_BYTES and
// DIGEST_BYTES, and two functions of the digest's state: `absorb_digest`, which takes a digest and the padding behind a
// key's block, and `add_state`, exclusive or; and `struct hmac_DIGEST_key`. It gets the functions
// below.

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

/// The state after the whole blocks of a salt, which are the same for every output block; and what is left of it.
struct hmac_salt {
    struct OF_DIGEST(state) state;
    uint8_t tail[BLOCK_BYTES + 4];
    size_t rest;
    uint64_t total;
};

TARGET static void hmac_absorb_salt(
    const HMAC_KEY *key, const uint8_t *salt, size_t count, struct hmac_salt *absorbed
) {
    const uint8_t *bytes = readable_bytes(salt, count);
    absorbed->rest = count % BLOCK_BYTES;
    absorbed->total = BLOCK_BYTES + (uint64_t)count + 4;
    absorbed->state = key->inner;
    OF_DIGEST(absorb)(&absorbed->state, bytes, count / BLOCK_BYTES);
    memcpy(absorbed->tail, bytes + count - absorbed->rest, absorbed->rest);
}

/// The code of the salt and the big-endian number of an output block: the first iteration.
TARGET static void hmac_first_code(
    const HMAC_KEY *key, struct hmac_salt *salt, uint32_t number, struct OF_DIGEST(state) *code
) {
    for (int i = 0; i < 4; i++) salt->tail[salt->rest + i] = (uint8_t)(number >> (24 - 8 * i));
    struct OF_DIGEST(state) inner = salt->state;
    OF_DIGEST(finish)(&inner, salt->tail, salt->rest + 4, salt->total);
    *code = key->outer;
    absorb_digest(code, &inner);
    wipe(&inner, sizeof inner);
}

/// PBKDF2 with a prepared key.
TARGET static void hmac_expand(
    const HMAC_KEY *key, const uint8_t *salt, size_t salt_count, uint32_t iterations, uint8_t *output,
    size_t output_count
) {
    struct hmac_salt absorbed;
    hmac_absorb_salt(key, salt, salt_count, &absorbed);
    struct OF_DIGEST(state) inner, code, sum;
    uint8_t block[DIGEST_BYTES];
    for (uint32_t number = 1; output_count > 0; number++) {
        hmac_first_code(key, &absorbed, number, &code);
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
        wipe(&inner, sizeof inner);
    }
    wipe(&absorbed, sizeof absorbed);
    wipe(&code, sizeof code);
    wipe(&sum, sizeof sum);
    wipe(block, sizeof block);
}
