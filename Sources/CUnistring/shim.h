// libunistring (Debian: libunistring-dev).
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

// The forms are macros over objects of an incomplete type, which Swift does not import.
static inline uninorm_t hashferry_nfc(void) { return UNINORM_NFC; }
static inline uninorm_t hashferry_nfkc(void) { return UNINORM_NFKC; }
