// crypt(3) with SHA-256 or SHA-512 (Drepper, "Unix crypt using SHA-256 and SHA-512", version 0.6): one text for both.
//
// Whoever includes this defines DIGEST (sha256 or sha512), whose `_message.h` it has included, TARGET, BLOCK_BYTES,
// DIGEST_BYTES, and PASSWORD_LIMIT, the longest password that it is going to give.

#define JOINED_AGAIN(A, B, C) A##B##C
#define JOINED(A, B, C) JOINED_AGAIN(A, B, C)
#define OF_DIGEST(NAME) JOINED(DIGEST, _, NAME)

/// A message that comes in pieces.
struct crypt_stream {
    struct OF_DIGEST(state) state;
    uint8_t rest[BLOCK_BYTES];
    size_t rest_count;
    uint64_t total;
};

TARGET static void stream_begin(struct crypt_stream *stream) {
    stream->state = OF_DIGEST(initial_state)();
    stream->rest_count = 0;
    stream->total = 0;
}

TARGET static void stream_add(struct crypt_stream *stream, const uint8_t *bytes, size_t count) {
    stream->total += count;
    while (count > 0) {
        const size_t room = BLOCK_BYTES - stream->rest_count, taken = count < room ? count : room;
        memcpy(stream->rest + stream->rest_count, bytes, taken);
        stream->rest_count += taken;
        bytes += taken;
        count -= taken;
        if (stream->rest_count < BLOCK_BYTES) continue;
        OF_DIGEST(absorb)(&stream->state, stream->rest, 1);
        stream->rest_count = 0;
    }
}

TARGET static void stream_end(struct crypt_stream *stream, uint8_t digest[DIGEST_BYTES]) {
    OF_DIGEST(finish)(&stream->state, stream->rest, stream->rest_count, stream->total);
    OF_DIGEST(store_state)(&stream->state, digest);
}

/// Fills `count` bytes with a digest, again and again (steps 16 and 20).
static void repeat_digest(const uint8_t digest[DIGEST_BYTES], uint8_t *output, size_t count) {
    for (size_t i = 0; i < count; i++) output[i] = digest[i % DIGEST_BYTES];
}

/// One of the eight messages of the rounds, padded; the digest's place in it is filled anew each time.
struct crypt_message {
    uint8_t bytes[((DIGEST_BYTES + 2 * PASSWORD_LIMIT + SHA_CRYPT_SALT_LIMIT + BLOCK_BYTES / 8) / BLOCK_BYTES + 1) *
                  BLOCK_BYTES];
    size_t digest_offset, block_count;
};

/// The messages of the kinds of rounds, at their `message_index`.
struct crypt_messages {
    struct crypt_message of[8];
};

/// Step 21: the message of a round that is odd or not, divisible by 3 or not, and by 7 or not.
static void prepare_message(
    struct crypt_message *message, size_t round, const uint8_t *password, size_t password_count, const uint8_t *salt,
    size_t salt_count
) {
    const int is_odd = round % 2 == 1;
    memset(message->bytes, 0, sizeof message->bytes);
    size_t count = is_odd ? 0 : DIGEST_BYTES;
    message->digest_offset = 0;
    if (is_odd) {
        memcpy(message->bytes, password, password_count);
        count = password_count;
    }
    if (round % 3 != 0) {
        memcpy(message->bytes + count, salt, salt_count);
        count += salt_count;
    }
    if (round % 7 != 0) {
        memcpy(message->bytes + count, password, password_count);
        count += password_count;
    }
    if (is_odd) {
        message->digest_offset = count;
        count += DIGEST_BYTES;
    } else {
        memcpy(message->bytes + count, password, password_count);
        count += password_count;
    }
    message->bytes[count] = 0x80;
    message->block_count = (count + BLOCK_BYTES / 8) / BLOCK_BYTES + 1;
    const uint64_t bits = __builtin_bswap64((uint64_t)count * 8);
    memcpy(message->bytes + message->block_count * BLOCK_BYTES - 8, &bits, 8);
}

static size_t message_index(size_t round) {
    return round % 2 | (size_t)(round % 3 != 0) << 1 | (size_t)(round % 7 != 0) << 2;
}

/// Steps 1 to 20, and the messages of step 21, that of round 0 with the digest of step 12 in it.
TARGET static void prepare_messages(
    struct crypt_messages *messages, const uint8_t *password, size_t password_count, const uint8_t *salt,
    size_t salt_count
) {
    password = readable_bytes(password, password_count);
    salt = readable_bytes(salt, salt_count);
    struct crypt_stream stream;
    uint8_t first[DIGEST_BYTES], repeated[DIGEST_BYTES];
    uint8_t passwords[PASSWORD_LIMIT], salts[SHA_CRYPT_SALT_LIMIT];

    // Steps 4 to 8: digest B.
    stream_begin(&stream);
    stream_add(&stream, password, password_count);
    stream_add(&stream, salt, salt_count);
    stream_add(&stream, password, password_count);
    stream_end(&stream, repeated);

    // Steps 1 to 3 and 9 to 12: digest A.
    repeat_digest(repeated, passwords, password_count);
    stream_begin(&stream);
    stream_add(&stream, password, password_count);
    stream_add(&stream, salt, salt_count);
    stream_add(&stream, passwords, password_count);
    for (size_t bits = password_count; bits > 0; bits >>= 1) {
        if (bits & 1)
            stream_add(&stream, repeated, DIGEST_BYTES);
        else
            stream_add(&stream, password, password_count);
    }
    stream_end(&stream, first);

    // Steps 13 to 16: the password as often as it has bytes.
    stream_begin(&stream);
    for (size_t i = 0; i < password_count; i++) stream_add(&stream, password, password_count);
    stream_end(&stream, repeated);
    repeat_digest(repeated, passwords, password_count);

    // Steps 17 to 20: the salt 16 times, and as often as A's first byte says.
    stream_begin(&stream);
    for (int i = 0; i < 16 + first[0]; i++) stream_add(&stream, salt, salt_count);
    stream_end(&stream, repeated);
    repeat_digest(repeated, salts, salt_count);

    // Each kind of round is among these: odd or not, divisible by 3 or not, and by 7 or not.
    static const uint8_t kinds[8] = {0, 1, 2, 3, 6, 7, 14, 21};
    for (int i = 0; i < 8; i++) {
        struct crypt_message *message = &messages->of[message_index(kinds[i])];
        prepare_message(message, kinds[i], passwords, password_count, salts, salt_count);
    }
    memcpy(messages->of[message_index(0)].bytes, first, DIGEST_BYTES);

    wipe(&stream, sizeof stream);
    wipe(first, sizeof first);
    wipe(repeated, sizeof repeated);
    wipe(passwords, sizeof passwords);
    wipe(salts, sizeof salts);
}
