// libidn (Debian: libidn-dev); not libidn2, which has no stringprep.
#include <string.h>
#include <idn-free.h>
#include <stringprep.h>
