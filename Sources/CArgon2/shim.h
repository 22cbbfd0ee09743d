// libargon2, the reference implementation (Debian: libargon2-dev).
#include <argon2.h>
