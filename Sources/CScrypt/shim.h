// libscrypt (Debian: libscrypt-dev); it ships no pkg-config file.
#include <libscrypt.h>
