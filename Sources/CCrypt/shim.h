// libxcrypt (Debian: libcrypt-dev).
#include <crypt.h>
