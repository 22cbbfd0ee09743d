// The same for CPUs without SHA instructions.

#define SHA256_FOR_AVX2
#include "sha256_crypt.c"
