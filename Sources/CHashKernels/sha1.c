#include "sha_kernel.h"

#if defined(__x86_64__)

#include "sha1_message.h"

SHA1_TARGET void SHA1_NAME(sha1_digest)(const uint8_t *message, size_t count, uint8_t output[20]) {
    struct sha1_state state = sha1_initial_state();
    sha1_finish(&state, readable_bytes(message, count), count, count);
    sha1_store_state(&state, output);
}

#endif
